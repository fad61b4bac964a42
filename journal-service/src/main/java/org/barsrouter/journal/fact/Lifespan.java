package org.barsrouter.journal.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// From when until when a delivery is worth making.
///
/// @param appendedAt when the log took it; absent when that is no longer known
/// @param acceptBy appended after this instant, its sender was told otherwise
public record Lifespan(
        Instant acceptedAt,
        @Nullable Instant appendedAt,
        @Nullable Instant acceptBy,
        Instant deliverBy) {

    /// Whether it reached the log only after its sender had been told that it was not accepted: the
    /// router drops such a message.
    public boolean appendedTooLate() {
        return appendedAt != null && acceptBy != null && appendedAt.isAfter(acceptBy);
    }
}
