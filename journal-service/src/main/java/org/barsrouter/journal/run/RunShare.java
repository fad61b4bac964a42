package org.barsrouter.journal.run;

/// How much of its rate a run uses. It begins with a sixteenth and gives way: the closer live
/// traffic comes to taking one tolerance longer than at its best, the more slowly the run takes
/// more each second, and beyond that it gives back, four times as fast. Where live traffic takes
/// four tolerances longer, or more of the run's own messages are under way than it submits in half
/// a second, it halves its rate at once. So a rate that is more than live traffic leaves does no
/// harm, and whoever ordered it need not know what is left. Without live traffic to be in the way
/// of, it doubles second by second until its own messages wait.
///
/// (A gain in proportion to the distance from a tolerated delay: LEDBAT, RFC 6817; slow start and
/// multiplicative decrease: Jacobson, "Congestion Avoidance and Control", 1988.)
///
/// @param part of the rate, from a sixteenth to 1
/// @param isStarting whether it has met no resistance and no live traffic yet
public record RunShare(double part, boolean isStarting) {
    private static final double LEAST = 1.0 / 16;
    private static final double STEP = 1.0 / 16;
    private static final double TAKE = 1.0 / 256;
    private static final double GIVE_BACK = 1.0 / 64;
    private static final double TOO_MUCH = 4;

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
        double excess = live.excess().orElse(0);
        if (excess >= TOO_MUCH || underWay > Math.max(ALWAYS_TOLERATED, of(rate) / 2)) {
            return of(part / 2, false);
        }
        if (live.excess().isPresent()) {
            double left = 1 - excess;
            return of(part + (left > 0 ? TAKE : GIVE_BACK) * left, false);
        }
        return of(isStarting ? 2 * part : part + STEP, isStarting);
    }

    private static RunShare of(double part, boolean isStarting) {
        return new RunShare(Math.clamp(part, LEAST, 1), isStarting);
    }
}
