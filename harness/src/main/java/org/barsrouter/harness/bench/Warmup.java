package org.barsrouter.harness.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Lets a system become as fast as it gets before it is measured. Two cores run the compiler too,
/// so a fixed time says little: on a slow machine it ends while most of the code is still
/// interpreted.
///
/// @param senders that each wait for their answer
/// @param least time before it may end
/// @param most time after which it ends in any case
record Warmup(int senders, Duration least, Duration most) {
    private static final Duration SLICE = Duration.ofSeconds(10);
    private static final int STEADY_SLICES = 4;
    private static final double STEADY = 0.15;

    /// At least so many seconds, at most five minutes more.
    static Warmup of(int senders, int seconds) {
        Duration least = Duration.ofSeconds(seconds);
        Duration most = least.plusMinutes(5);
        return new Warmup(senders, least, most);
    }

    /// Sends through all in turn until the rate of each has stopped growing, and says how it went.
    void run(List<? extends Load.Call> calls) throws InterruptedException {
        System.out.printf(
                "warming up for at least %d s, until the rate is steady ...%n", least.toSeconds());
        long start = System.nanoTime();
        List<List<Double>> rates = new ArrayList<>();
        calls.forEach(_ -> rates.add(new ArrayList<>()));
        Duration taken = Duration.ZERO;
        boolean steady = false;
        while (taken.compareTo(most) < 0 && (!steady || taken.compareTo(least) < 0)) {
            for (int i = 0; i < calls.size(); i++) {
                rates.get(i).add(Load.closed(senders, SLICE, calls.get(i)).perSecond());
            }
            steady = rates.stream().allMatch(Warmup::isSteady);
            taken = Duration.ofNanos(System.nanoTime() - start);
        }
        System.out.printf(
                "%s after %d s: %s%n",
                steady ? "steady" : "NOT STEADY", taken.toSeconds(), last(rates));
    }

    private static boolean isSteady(List<Double> rates) {
        if (rates.size() < STEADY_SLICES) {
            return false;
        }
        double[] last =
                rates.subList(rates.size() - STEADY_SLICES, rates.size()).stream()
                        .mapToDouble(Double::doubleValue)
                        .sorted()
                        .toArray();
        return last[last.length - 1] - last[0] <= STEADY * last[last.length - 1];
    }

    private static String last(List<List<Double>> rates) {
        return String.join(
                ", ",
                rates.stream()
                        .map(each -> String.format(Locale.ROOT, "%.0f/s", each.getLast()))
                        .toList());
    }
}
