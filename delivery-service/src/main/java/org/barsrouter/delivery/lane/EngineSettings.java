package org.barsrouter.delivery.lane;

import java.time.Duration;
import org.barsrouter.delivery.breaker.Breaker;

/// The limits of one partition's engine.
///
/// @param laneWaiting relay deliveries that may wait in memory for a slot of one lane
/// @param laneInFlight slots of a lane whose policy is not known yet
/// @param open records taken and not done with
/// @param openBytes bodies held in memory
/// @param skew how far the newest record may be ahead of the commit point
/// @param laneFullPause after this a delivery that found its lane full comes back
/// @param breaker when a service counts as down
/// @param metering when dead letters are too many
public record EngineSettings(
        int laneWaiting,
        int laneInFlight,
        int open,
        long openBytes,
        long skew,
        Duration laneFullPause,
        Breaker.Limits breaker,
        Metering.Limits metering) {

    /// With the default metering.
    public EngineSettings(
            int laneWaiting,
            int laneInFlight,
            int open,
            long openBytes,
            long skew,
            Duration laneFullPause,
            Breaker.Limits breaker) {
        this(
                laneWaiting,
                laneInFlight,
                open,
                openBytes,
                skew,
                laneFullPause,
                breaker,
                Metering.Limits.DEFAULT);
    }
}
