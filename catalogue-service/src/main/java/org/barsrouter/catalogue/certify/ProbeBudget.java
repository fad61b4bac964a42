package org.barsrouter.catalogue.certify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// How many certifications may begin in a stretch of time, so that the prober is no scanner. Not
/// thread-safe.
public final class ProbeBudget {
    private final int most;
    private final Duration stretch;
    private final Deque<Instant> begun = new ArrayDeque<>();

    /// @param most that may begin within `stretch`
    public ProbeBudget(int most, Duration stretch) {
        this.most = most;
        this.stretch = stretch;
    }

    /// Takes one; if none is left, how long to wait until there is.
    public Optional<Duration> take(Instant now) {
        while (!begun.isEmpty() && !begun.getFirst().plus(stretch).isAfter(now)) {
            begun.removeFirst();
        }
        if (begun.size() < most) {
            begun.addLast(now);
            return Optional.empty();
        }
        return Optional.of(Duration.between(now, begun.getFirst().plus(stretch)));
    }
}
