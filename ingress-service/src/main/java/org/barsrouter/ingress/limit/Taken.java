package org.barsrouter.ingress.limit;

import java.time.Duration;

/// Whether a call may be made.
public sealed interface Taken {

    record Granted() implements Taken {}

    /// Too many calls at once.
    ///
    /// @param after this time the next one may be made
    record TooFast(Duration after) implements Taken {}

    /// The calls of the day are used.
    ///
    /// @param after this time the next day begins, in UTC
    record QuotaUsed(Duration after) implements Taken {}

    /// As `Retry-After` has it: whole seconds, rounded up, one at least.
    static String retryAfter(Duration after) {
        return Long.toString(Math.max(1, after.plusSeconds(1).minusNanos(1).toSeconds()));
    }
}
