package org.barsrouter.harness.bench.report;

import java.util.Locale;

/// What was wanted and what came of it.
///
/// @param what the figure's name
public record Target(String what, String wanted, String got, boolean kept) {
    private static final double SHARE = 0.20;
    private static final double MILLIS = 15;
    private static final double MOST_MILLIS = 120;

    /// The healthy must not notice: p99 at most that of the run beside it plus 20 % or 15 ms,
    /// whichever is more.
    public static Target unnoticed(Spread healthy, Spread fault) {
        double allowed = healthy.median() + Math.max(SHARE * healthy.median(), MILLIS);
        double difference = fault.median() - healthy.median();
        return new Target(
                "healthy p99 beside the fault",
                String.format(Locale.ROOT, "<= %.1f ms", allowed),
                String.format(
                        Locale.ROOT,
                        "%.1f ms (%s)",
                        fault.median(),
                        healthy.touches(fault)
                                ? "no difference outside the spread"
                                : String.format(Locale.ROOT, "%+.1f ms", difference)),
                fault.median() <= allowed);
    }

    public static Target quick(Spread p99) {
        return new Target(
                "healthy p99",
                String.format(Locale.ROOT, "<= %.0f ms", MOST_MILLIS),
                String.format(Locale.ROOT, "%.1f ms", p99.median()),
                p99.median() <= MOST_MILLIS);
    }

    public static Target none(String what, long got) {
        return new Target(what, "0", String.valueOf(got), got == 0);
    }

    public static Target atLeast(String what, double wanted, Spread got) {
        return new Target(
                what,
                String.format(Locale.ROOT, ">= %.0f/s", wanted),
                String.format(Locale.ROOT, "%.0f/s", got.median()),
                got.median() >= wanted);
    }

    public String sentence() {
        return kept
                ? "kept:   %s, wanted %s, got %s".formatted(what, wanted, got)
                : "MISSED: %s, wanted %s, got %s".formatted(what, wanted, got);
    }
}
