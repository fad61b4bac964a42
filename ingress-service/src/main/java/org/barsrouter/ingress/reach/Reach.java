package org.barsrouter.ingress.reach;

import java.time.Duration;

/// Says from signs of life whether the cluster is in reach: it is not once it has been silent for
/// too long. Time in which this process itself stood still does not count as silence. Not safe for
/// use by several threads.
public final class Reach {
    private static final int LATE_TICKS = 3;

    private final long silenceNanos;
    private final long lateNanos;
    private long lastTick;
    private long lastSign;
    private long stoodStill;

    /// Starts in reach.
    ///
    /// @param silence how long no sign of life means out of reach
    /// @param tick how often {@link #at} is meant to be asked
    /// @param startNanos now; the cluster counts as in reach at first
    public Reach(Duration silence, Duration tick, long startNanos) {
        this.silenceNanos = silence.toNanos();
        this.lateNanos = tick.toNanos() * LATE_TICKS;
        this.lastTick = startNanos;
        this.lastSign = startNanos;
    }

    /// Whether the cluster is in reach.
    ///
    /// @param nowNanos a monotonic clock
    /// @param signNanos when it last gave a sign of life, by the same clock
    public boolean at(long nowNanos, long signNanos) {
        if (signNanos - lastSign > 0) {
            lastSign = signNanos;
            stoodStill = 0;
        }
        long sinceTick = nowNanos - lastTick;
        if (sinceTick > lateNanos) {
            stoodStill += sinceTick;
        }
        lastTick = nowNanos;
        return nowNanos - lastSign - stoodStill <= silenceNanos;
    }
}
