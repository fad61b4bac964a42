package org.barsrouter.journal.run;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Whether live traffic takes longer than it usually does: by more than a fifth and by more than 15
/// ms. What is usual is learned while no run is under way, over a minute or so: the dry run before
/// it is noticed too.
///
/// @param usualMillis a moving average of [LiveTransit]'s medians; empty before the first
/// @param isLonger by the last look
public record LiveDelay(OptionalDouble usualMillis, boolean isLonger) {
    private static final double WEIGHT = 1 / 64.0;
    private static final double LEAST_MILLIS = 15;
    private static final double LEAST_PART = 0.2;

    /// Nothing is known yet.
    public static final LiveDelay UNKNOWN = new LiveDelay(OptionalDouble.empty(), false);

    /// What the last second says.
    ///
    /// @param millis empty when too few live messages came
    /// @param isAlone whether no run is under way
    public LiveDelay next(OptionalLong millis, boolean isAlone) {
        if (millis.isEmpty()) {
            return new LiveDelay(usualMillis, false);
        }
        double now = millis.getAsLong();
        double usual = usualMillis.orElse(now);
        if (isAlone || usualMillis.isEmpty()) {
            return new LiveDelay(OptionalDouble.of(usual + WEIGHT * (now - usual)), false);
        }
        return new LiveDelay(usualMillis, now > usual + Math.max(LEAST_MILLIS, LEAST_PART * usual));
    }
}
