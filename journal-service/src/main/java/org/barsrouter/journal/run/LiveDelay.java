package org.barsrouter.journal.run;

import java.util.OptionalDouble;

/// How much longer live traffic takes than it does at its best, in tolerances: one is a twentieth
/// of the best, and half a millisecond at least. What its best is, is learned while no run is under
/// way: half of what is better counts at once, and a best of long ago is forgotten little by
/// little, by half in three quarters of a minute.
///
/// (The floor under the delay as what is one's own to compare with, and the distance from a target:
/// LEDBAT, RFC 6817.)
///
/// @param bestMillis the least that [LiveTransit] had; empty before the first
/// @param excess tolerances, from 0; 1 while nothing new can be said; empty when nothing could be
///   for ten looks: there is no live traffic to speak of
/// @param silence looks that said nothing, at most ten
public record LiveDelay(OptionalDouble bestMillis, OptionalDouble excess, int silence) {
    private static final int SILENT = 10;
    private static final double FORGOTTEN = 1 / 64.0;
    private static final double HEARD = 1 / 4.0;
    private static final double LEAST_MILLIS = 0.5;
    private static final double LEAST_PART = 0.05;

    /// Nothing is known yet.
    public static final LiveDelay UNKNOWN =
            new LiveDelay(OptionalDouble.empty(), OptionalDouble.empty(), SILENT);

    /// The last second says nothing: some of it was with a run and some without.
    LiveDelay unsaid() {
        return new LiveDelay(bestMillis, OptionalDouble.of(1), silence);
    }

    /// What a second says in which a run stood still: what is best moves a quarter of the way
    /// there, because a second is not much.
    LiveDelay without(OptionalDouble millis) {
        return millis.isEmpty() || bestMillis.isEmpty()
                ? next(millis, false)
                : new LiveDelay(
                        OptionalDouble.of(
                                bestMillis.getAsDouble()
                                        + (millis.getAsDouble() - bestMillis.getAsDouble())
                                                * HEARD),
                        OptionalDouble.of(1),
                        0);
    }

    /// What the last second says.
    ///
    /// @param millis empty when too few live messages came
    /// @param isAlone whether no run is under way
    public LiveDelay next(OptionalDouble millis, boolean isAlone) {
        if (millis.isEmpty()) {
            return silence < SILENT - 1
                    ? new LiveDelay(bestMillis, OptionalDouble.of(1), silence + 1)
                    : new LiveDelay(bestMillis, OptionalDouble.empty(), SILENT);
        }
        double now = millis.getAsDouble();
        double best = bestMillis.orElse(now);
        if (isAlone || bestMillis.isEmpty()) {
            double risen = Math.min(now, best + Math.abs(best) * FORGOTTEN);
            double learned = now < best ? (now + best) / 2 : risen;
            return new LiveDelay(OptionalDouble.of(learned), OptionalDouble.of(0), 0);
        }
        double tolerance = Math.max(LEAST_MILLIS, LEAST_PART * best);
        return new LiveDelay(bestMillis, OptionalDouble.of(Math.max(0, now - best) / tolerance), 0);
    }
}
