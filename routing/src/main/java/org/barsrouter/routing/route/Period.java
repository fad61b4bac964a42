package org.barsrouter.routing.route;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A half-open time: from inclusive, to exclusive; no `to` is open.
public record Period(Instant from, @Nullable Instant to) {

    public Period {
        if (to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("a period must end after it starts");
        }
    }

    public boolean covers(Instant at) {
        return !at.isBefore(from) && (to == null || at.isBefore(to));
    }

    /// Whether it was over at an instant.
    public boolean endedBy(Instant at) {
        return to != null && !to.isAfter(at);
    }

    /// Whether the two have an instant in common.
    public boolean overlaps(Period other) {
        return (to == null || other.from.isBefore(to))
                && (other.to == null || from.isBefore(other.to));
    }

    public boolean isAfter(Instant at) {
        return at.isBefore(from);
    }
}
