package org.barsrouter.delivery.lane;

/// How much of a lane's deferred traffic is refused for good. Above a share that is an outage of
/// the receiver's judgement, not of the messages: they are parked instead of made dead letters.
public final class Metering {
    private static final int WINDOW = 100;

    private final Limits limits;
    private final long[] refused = new long[2];
    private int size;
    private int next;
    private boolean alerted;

    /// When dead letters are too many.
    ///
    /// @param share of the last hundred ends, above 0, at most 1; 1 switches it off
    /// @param least refusals before anything is metered
    public record Limits(double share, int least) {
        /// Half of the traffic, and twenty at least.
        public static final Limits DEFAULT = new Limits(0.5, 20);

        public Limits {
            if (!(share > 0 && share <= 1) || least < 1) {
                throw new IllegalArgumentException(
                        "metering needs a share above 0 and at most 1, and at least one refusal");
            }
        }
    }

    Metering(Limits limits) {
        this.limits = limits;
    }

    /// A deferred delivery's attempt ended it, or would have.
    void ended(boolean asDeadLetter) {
        long bit = 1L << (next % Long.SIZE);
        int word = next / Long.SIZE;
        refused[word] = asDeadLetter ? refused[word] | bit : refused[word] & ~bit;
        next = (next + 1) % WINDOW;
        size = Math.min(WINDOW, size + 1);
    }

    boolean isOver() {
        int dead = Long.bitCount(refused[0]) + Long.bitCount(refused[1]);
        return limits.share() < 1 && dead >= limits.least() && dead > limits.share() * size;
    }

    /// Whether it has gone over or under since the last question.
    boolean turned() {
        boolean before = alerted;
        alerted = isOver();
        return before != alerted;
    }
}
