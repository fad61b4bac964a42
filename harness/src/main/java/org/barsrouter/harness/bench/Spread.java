package org.barsrouter.harness.bench;

import java.util.Arrays;
import java.util.Locale;

/// The figures of several runs: the median to quote, the spread to judge it by.
record Spread(double median, double least, double most) {

    static Spread of(double... runs) {
        double[] sorted = runs.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median =
                sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    String text(String unit) {
        return String.format(Locale.ROOT, "%.1f %s (%.1f to %.1f)", median, unit, least, most);
    }
}
