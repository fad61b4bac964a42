package org.barsrouter.harness.bench.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A logarithmic axis of milliseconds, from a power of ten to a power of ten.
///
/// @param least at the bottom
/// @param most at the top
/// @param bottom pixel of `least`
/// @param top pixel of `most`
record Axis(double least, double most, double bottom, double top) {

    /// An axis that holds all values.
    static Axis around(List<Double> values, double bottom, double top) {
        double smallest = values.stream().mapToDouble(v -> v).min().orElse(1);
        double largest = values.stream().mapToDouble(v -> v).max().orElse(1_000);
        double least = Math.pow(10, Math.floor(Math.log10(Math.max(0.1, smallest))));
        double most = Math.pow(10, Math.ceil(Math.log10(Math.max(least * 10, largest))));
        return new Axis(least, most, bottom, top);
    }

    double pixel(double value) {
        double share = Math.log10(Math.max(least, value) / least) / Math.log10(most / least);
        return bottom + (top - bottom) * Math.min(1, share);
    }

    /// The powers of ten.
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (double tick = least; tick <= most * 1.001; tick *= 10) {
            ticks.add(tick);
        }
        return ticks;
    }

    /// A time as people write it.
    static String label(double millis) {
        if (millis >= 9_950) {
            return String.format(Locale.ROOT, "%.0f s", millis / 1_000);
        }
        if (millis >= 1_000) {
            double seconds = Math.round(millis / 100) / 10.0;
            return seconds == Math.rint(seconds)
                    ? String.format(Locale.ROOT, "%.0f s", seconds)
                    : String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return millis < 1
                ? String.format(Locale.ROOT, "%.1f ms", millis)
                : String.format(Locale.ROOT, "%.0f ms", millis);
    }
}
