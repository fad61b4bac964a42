package org.barsrouter.delivery.breaker;

import java.time.Instant;

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
    record Open(Instant since, Instant probeAt, int failures, int openings)
            implements BreakerState {}

    /// One probe is under way; nothing else flows.
    record HalfOpen(Open before) implements BreakerState {}
}
