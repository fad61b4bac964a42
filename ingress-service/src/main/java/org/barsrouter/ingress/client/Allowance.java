package org.barsrouter.ingress.client;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// How many calls an application may make.
///
/// @param perSecond sustained; as many may come at once
/// @param perDay in a day of UTC; no limit where it is absent
public record Allowance(int perSecond, @Nullable Long perDay) {

    public Allowance {
        if (perSecond < 1) {
            throw new IllegalArgumentException("a rate is at least 1 call per second");
        }
        if (perDay != null && perDay < 1) {
            throw new IllegalArgumentException("a daily quota is at least 1 call");
        }
    }

    public OptionalLong daily() {
        return perDay == null ? OptionalLong.empty() : OptionalLong.of(perDay);
    }
}
