package org.barsrouter.sandbox.partner;

import java.time.Duration;

/// One step of a script.
///
/// @param delay before the answer
/// @param echo whether the answer carries the two ids
/// @param times how many requests it covers; 0 means all that follow
public record Step(Behaviour behaviour, Duration delay, Echo echo, int times) {

    /// Whether an answer carries the request's ids, as the standard demands.
    public enum Echo {
        BOTH_IDS,
        NO_IDS
    }

    public Step {
        if (delay.isNegative() || times < 0) {
            throw new IllegalArgumentException("a step's delay and count are not negative");
        }
    }

    static Step of(Behaviour behaviour) {
        return new Step(behaviour, Duration.ZERO, Echo.BOTH_IDS, 0);
    }

    Step times(int count) {
        return new Step(behaviour, delay, echo, count);
    }

    Step after(Duration wait) {
        return new Step(behaviour, wait, echo, times);
    }

    Step withoutIds() {
        return new Step(behaviour, delay, Echo.NO_IDS, times);
    }

    /// A step with others behind it covers one request unless it says more.
    Step followed() {
        return times == 0 ? times(1) : this;
    }
}
