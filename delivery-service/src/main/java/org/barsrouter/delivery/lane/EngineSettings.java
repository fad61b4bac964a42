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

    /// What a message in memory costs beside its body: its headers, ids and the engine's own books.
    private static final long AROUND = 8 * 1024;

    private static final int LEAST_OPEN = 32;

    /// The limits of one of several partitions that share a heap. Two fifths of it may hold
    /// messages; half of that is for bodies, half for what is around them. Without it, a backlog on
    /// many partitions would end the process with an OutOfMemoryError.
    ///
    /// @param heap the largest heap, in bytes
    /// @param partitions that this process may come to own: all of the topic's
    public EngineSettings sharing(long heap, int partitions) {
        long share = heap / 5 / Math.max(1, partitions);
        return new EngineSettings(
                laneWaiting,
                laneInFlight,
                Math.min(open, Math.max(LEAST_OPEN, (int) (share / AROUND))),
                Math.min(openBytes, share),
                skew,
                laneFullPause,
                breaker,
                metering);
    }

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
