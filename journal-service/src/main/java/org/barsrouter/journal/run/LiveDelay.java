package org.barsrouter.journal.run;

import java.util.OptionalDouble;

/// How much longer live traffic takes than it does at its best, in tolerances: one is a twentieth
/// of the best, and half a millisecond at least. It is seen over the last seconds, because a single
/// one swings by more. What its best is, is learned while no run is under way: half of what is
/// better counts at once, and a best of long ago is forgotten little by little, by half in three
/// quarters of a minute.
///
/// (The floor under the delay as what is one's own to compare with, and the distance from a target:
/// LEDBAT, RFC 6817.)
///
/// @param bestMillis the least that [LiveTransit] had; empty before the first
/// @param recentMillis over the last seconds, each counting three quarters of the one after it;
///   empty before the first
/// @param excess tolerances, from 0; 1 while nothing new can be said; empty when nothing could be
///   for ten looks: there is no live traffic to speak of
/// @param silence looks that said nothing, at most ten
public record LiveDelay(
        OptionalDouble bestMillis,
        OptionalDouble recentMillis,
        OptionalDouble excess,
        int silence) {
    private static final int SILENT = 10;
    private static final double NEWEST = 1 / 4.0;
    private static final double FORGOTTEN = 1 / 64.0;
    private static final double LEAST_MILLIS = 0.5;
    private static final double LEAST_PART = 0.05;

    /// Nothing is known yet.
    public static final LiveDelay UNKNOWN =
            new LiveDelay(
                    OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), SILENT);

    /// What the last second says.
    ///
    /// @param millis empty when too few live messages came
    /// @param isAlone whether no run is under way
    public LiveDelay next(OptionalDouble millis, boolean isAlone) {
        if (millis.isEmpty()) {
            return silence < SILENT - 1
                    ? new LiveDelay(bestMillis, recentMillis, OptionalDouble.of(1), silence + 1)
                    : new LiveDelay(
                            bestMillis, OptionalDouble.empty(), OptionalDouble.empty(), SILENT);
        }
        double before = recentMillis.orElse(millis.getAsDouble());
        double now = before + NEWEST * (millis.getAsDouble() - before);
        double best = bestMillis.orElse(now);
        if (isAlone || bestMillis.isEmpty()) {
            return heard(learned(best, now), now, 0);
        }
        double tolerance = Math.max(LEAST_MILLIS, LEAST_PART * best);
        return heard(best, now, Math.max(0, now - best) / tolerance);
    }

    private static double learned(double best, double now) {
        return now < best ? (now + best) / 2 : Math.min(now, best + Math.abs(best) * FORGOTTEN);
    }

    private static LiveDelay heard(double best, double now, double excess) {
        return new LiveDelay(
                OptionalDouble.of(best), OptionalDouble.of(now), OptionalDouble.of(excess), 0);
    }
}
