package org.barsrouter.harness.bench.report;

import java.util.Arrays;
import java.util.Locale;

/// The figures of several runs: the median to quote, the spread to judge it by.
public record Spread(double median, double least, double most) {

    public static Spread of(double... runs) {
        double[] sorted = runs.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median =
                sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    public String text(String unit) {
        return String.format(Locale.ROOT, "%.1f %s (%.1f to %.1f)", median, unit, least, most);
    }

    /// The figures without a unit: median, then least to most.
    public String plain() {
        return least == most
                ? String.format(Locale.ROOT, "%.1f", median)
                : String.format(Locale.ROOT, "%.1f (%.1f..%.1f)", median, least, most);
    }

    /// Whether the two ranges touch: a difference inside the spread is none.
    public boolean touches(Spread other) {
        return least <= other.most && other.least <= most;
    }
}
