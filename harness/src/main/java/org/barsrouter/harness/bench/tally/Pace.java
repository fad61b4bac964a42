package org.barsrouter.harness.bench.tally;

import java.util.Arrays;

/// How fast messages came.
public final class Pace {
    private Pace() {}

    /// The most that came within any second, of arrivals in nanoseconds.
    public static int mostInASecond(long[] arrivals) {
        long[] sorted = arrivals.clone();
        Arrays.sort(sorted);
        int most = 0;
        int first = 0;
        for (int last = 0; last < sorted.length; last++) {
            while (sorted[last] - sorted[first] >= 1_000_000_000L) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    /// Arrivals a second, from `start` until 95 % have come: the tail of a burst says nothing about
    /// its rate. 0 when nothing came.
    public static double perSecond(long start, long[] arrivals) {
        long[] sorted = arrivals.clone();
        Arrays.sort(sorted);
        int counted = (int) Math.ceil(sorted.length * 0.95);
        return counted == 0 ? 0 : counted / Math.max(1e-9, (sorted[counted - 1] - start) / 1e9);
    }
}
