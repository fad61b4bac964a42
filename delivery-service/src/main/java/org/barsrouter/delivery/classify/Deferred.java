package org.barsrouter.delivery.classify;

import java.time.Duration;

/// What a classification means for a deferred delivery.
public sealed interface Deferred {

    /// The receiver has the message.
    record Delivered() implements Deferred {}

    /// The receiver refuses for good.
    record Reject() implements Deferred {}

    /// Attempt again by the schedule until the maximum age.
    record Retry() implements Deferred {}

    /// Attempt again by the schedule; rejected after so many attempts that ended like this one.
    record RetryAtMost(int tries) implements Deferred {}

    /// Attempt again after at least this time.
    record RetryAfter(Duration atLeast) implements Deferred {}

    /// Attempt again at the longest backoff: somebody has to change a configuration first.
    record RetrySlowly() implements Deferred {}
}
