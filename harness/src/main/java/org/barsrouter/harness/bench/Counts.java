package org.barsrouter.harness.bench;

/// Whether numbers that a bench is given mean something.
final class Counts {
    private Counts() {}

    /// @throws IllegalArgumentException when it is less; names the option and the least
    static void atLeast(int least, String option, int value) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "%s is %d at least, not %d".formatted(option, least, value));
        }
    }
}
