package org.barsrouter.delivery.config;

import java.time.Duration;

/// Limits of configuration values, with sentences that say how to mend a wrong one.
final class Checks {
    private Checks() {}

    static void atLeastOne(String key, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(key + " must be a number of at least 1");
        }
    }

    static void positive(String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(
                    key + " must be a time above zero, such as 200ms or 5s");
        }
    }
}
