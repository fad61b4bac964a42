package org.barsrouter.delivery.schedule;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.barsrouter.routing.policy.Policy.Backoff;

/// How long to wait before the next attempt: exponential growth with full jitter, so that a
/// thousand deliveries that failed together do not come back together.
public final class RetrySchedule {
    private static final Duration SHORTEST_WISH = Duration.ofSeconds(1);
    private static final Duration LONGEST_WISH = Duration.ofHours(1);

    private RetrySchedule() {}

    /// The wait after `failures` failed attempts, 1 or more: uniform between half the first backoff
    /// (BaRS core 1.6.0: a sender must wait between retries) and the backoff grown so far.
    public static Duration backoff(Backoff backoff, int failures, RandomGenerator random) {
        double grown =
                (double) backoff.initial().toMillis()
                        * Math.pow(backoff.multiplier(), failures - 1.0);
        long ceiling = (long) Math.min(grown, (double) backoff.max().toMillis());
        long floor = Math.min(backoff.initial().toMillis() / 2, ceiling);
        return Duration.ofMillis(floor + random.nextLong(ceiling - floor + 1));
    }

    /// A wait near the longest backoff.
    public static Duration slow(Backoff backoff, RandomGenerator random) {
        long half = backoff.max().toMillis() / 2;
        return Duration.ofMillis(half + random.nextLong(half + 1));
    }

    /// A receiver's own `Retry-After`, held between one second and one hour.
    public static Duration wish(Duration retryAfter) {
        if (retryAfter.compareTo(SHORTEST_WISH) < 0) {
            return SHORTEST_WISH;
        }
        return retryAfter.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : retryAfter;
    }
}
