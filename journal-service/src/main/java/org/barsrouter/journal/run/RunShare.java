package org.barsrouter.journal.run;

/// How much of its rate a run uses. It gives way: when what it has submitted is not attempted
/// within two seconds, the system has more to do than it can, live traffic waits too, and the run
/// halves its rate; while it is, it takes back a sixteenth a second. So a rate that is more than
/// live traffic leaves does no lasting harm, and whoever ordered it need not know what is left.
///
/// (Additive increase and multiplicative decrease: Chiu and Jain, "Analysis of the Increase and
/// Decrease Algorithms for Congestion Avoidance in Computer Networks", 1989.)
///
/// @param part of the rate, from a sixteenth to 1
public record RunShare(double part) {
    /// All of it.
    public static final RunShare WHOLE = new RunShare(1);

    private static final double LEAST = 1.0 / 16;
    private static final double STEP = 1.0 / 16;
    private static final int SECONDS = 2;

    /// The journal itself is behind a little: so few say nothing.
    private static final int ALWAYS_TOLERATED = 20;

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
    /// @param behind submitted, and neither attempted nor ended as far as is known
    public RunShare next(int rate, int behind) {
        boolean isSlow = behind > Math.max(ALWAYS_TOLERATED, SECONDS * of(rate));
        return new RunShare(isSlow ? Math.max(LEAST, part / 2) : Math.min(1, part + STEP));
    }
}
