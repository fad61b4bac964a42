package org.barsrouter.journal.run;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Whether live traffic takes longer than it does at its best: by more than a fifth and by more
/// than 5 ms. What its best is, is learned while no run is under way; a best of long ago is
/// forgotten little by little, by half in three quarters of a minute.
///
/// (The floor under the delay as what is one's own to compare with: LEDBAT, RFC 6817.)
///
/// @param bestMillis the least of [LiveTransit]'s medians; empty before the first
/// @param isLonger by the last look
public record LiveDelay(OptionalDouble bestMillis, boolean isLonger) {
    private static final double FORGOTTEN = 1 / 64.0;
    private static final double LEAST_MILLIS = 5;
    private static final double LEAST_PART = 0.2;

    /// Nothing is known yet.
    public static final LiveDelay UNKNOWN = new LiveDelay(OptionalDouble.empty(), false);

    /// What the last second says.
    ///
    /// @param millis empty when too few live messages came
    /// @param isAlone whether no run is under way
    public LiveDelay next(OptionalLong millis, boolean isAlone) {
        if (millis.isEmpty()) {
            return new LiveDelay(bestMillis, false);
        }
        double now = millis.getAsLong();
        double best = bestMillis.orElse(now);
        if (isAlone || bestMillis.isEmpty()) {
            double risen = best + Math.abs(best) * FORGOTTEN;
            return new LiveDelay(OptionalDouble.of(Math.min(now, risen)), false);
        }
        return new LiveDelay(bestMillis, now > best + Math.max(LEAST_MILLIS, LEAST_PART * best));
    }
}
