package org.barsrouter.catalogue.prober;

import java.time.Duration;

/// How long and how much the prober bears.
///
/// @param timeout of one call, everything included
/// @param largestAnswer in bytes
public record ProberLimits(Duration timeout, int largestAnswer) {

    public ProberLimits {
        if (timeout.isNegative() || timeout.isZero() || largestAnswer < 1) {
            throw new IllegalArgumentException(
                    "joining.prober.timeout and joining.prober.max-answer must be positive");
        }
    }
}
