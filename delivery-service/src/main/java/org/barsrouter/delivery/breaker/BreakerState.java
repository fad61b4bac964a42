package org.barsrouter.delivery.breaker;

import java.time.Instant;
import java.util.Optional;
import org.barsrouter.delivery.classify.Classification;

/// Where a breaker stands.
public sealed interface BreakerState {

    /// Attempts flow.
    ///
    /// @param failures failures in a row
    record Closed(int failures) implements BreakerState {}

    /// Nothing flows until the probe is due.
    ///
    /// @param failures failures in a row, probes included
    /// @param openings failed probes so far, 0 at first: how far the wait has grown
    /// @param because the failure that opened it; empty for one that is only suspected
    record Open(
            Instant since,
            Instant probeAt,
            int failures,
            int openings,
            Optional<Classification> because)
            implements BreakerState {}

    /// One probe is under way; nothing else flows.
    record HalfOpen(Open before, Instant probedAt) implements BreakerState {}

    default boolean isClosed() {
        return this instanceof Closed;
    }
}
