package org.barsrouter.delivery.gate;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/// What operators have ordered for an endpoint or a host. Rate and cap hold in each process.
///
/// @param isPaused whether nothing is attempted
/// @param perSecond attempts at most; empty is unlimited
/// @param inFlight attempts under way at most; empty is unlimited
public record Orders(boolean isPaused, OptionalDouble perSecond, OptionalInt inFlight) {
    public static final Orders NONE =
            new Orders(false, OptionalDouble.empty(), OptionalInt.empty());

    public Orders {
        if (perSecond.isPresent() && !(perSecond.getAsDouble() > 0)) {
            throw new IllegalArgumentException("a rate must be more than nothing; pause instead");
        }
        if (inFlight.isPresent() && inFlight.getAsInt() < 1) {
            throw new IllegalArgumentException("at least one attempt may be under way; else pause");
        }
    }

    public Orders paused(boolean paused) {
        return new Orders(paused, perSecond, inFlight);
    }

    public Orders rate(OptionalDouble most) {
        return new Orders(isPaused, most, inFlight);
    }

    public Orders cap(OptionalInt most) {
        return new Orders(isPaused, perSecond, most);
    }
}
