package org.barsrouter.journal.run;

/// How much of its rate a run uses. It gives way: while live traffic takes longer than it could, or
/// more of the run's own messages are under way than it submits in half a second, the system has as
/// much to do as it can, and the run halves its rate each second; otherwise it takes back a
/// sixteenth a second. It begins with a sixteenth and doubles that, second by second, until it
/// meets resistance for the first time. So a rate that is more than live traffic leaves does no
/// lasting harm, and whoever ordered it need not know what is left.
///
/// (Slow start and additive increase, multiplicative decrease: Jacobson, "Congestion Avoidance and
/// Control", 1988; delay as the sign: Brakmo and Peterson, "TCP Vegas", 1995.)
///
/// @param part of the rate, from a sixteenth to 1
/// @param isStarting whether it has met no resistance yet
public record RunShare(double part, boolean isStarting) {
    private static final double LEAST = 1.0 / 16;
    private static final double STEP = 1.0 / 16;

    /// What a run begins with.
    public static final RunShare FIRST = new RunShare(LEAST, true);

    /// So few say nothing: what topics say of one instant reaches the journal up to a second apart.
    private static final int ALWAYS_TOLERATED = 50;

    public RunShare {
        if (!(part >= LEAST && part <= 1)) {
            throw new IllegalArgumentException("a run uses a sixteenth of its rate at least");
        }
    }

    /// Messages a second.
    ///
    /// @param rate the run's own
    public int of(int rate) {
        return Math.max(1, (int) (rate * part));
    }

    /// What it uses for the next second.
    ///
    /// @param rate the run's own, in messages a second
    /// @param underWay in the log and not attempted, as far as the journal has read: its own lag
    ///   hardly matters
    /// @param live what live traffic notices
    public RunShare next(int rate, int underWay, LiveDelay live) {
        if (live.isLonger() || underWay > Math.max(ALWAYS_TOLERATED, of(rate) / 2)) {
            return new RunShare(Math.max(LEAST, part / 2), false);
        }
        return new RunShare(Math.min(1, isStarting ? 2 * part : part + STEP), isStarting);
    }
}
