package org.barsrouter.delivery.classify;

import java.time.Duration;
import java.util.Optional;

/// What came of one HTTP call. The three cases differ in what may be said to the sender: an answer
/// is the receiver's word, `NotSent` provably never reached it, after `Broken` nobody knows.
public sealed interface AttemptResult {

    /// The receiver, or something in front of it, answered.
    ///
    /// @param status HTTP status, 200 to 599
    /// @param retryAfter the receiver's own wish, as it stated it
    record Answered(int status, Body body, Echo echo, Optional<Duration> retryAfter)
            implements AttemptResult {}

    /// No byte of the request was written.
    record NotSent(Obstacle obstacle) implements AttemptResult {}

    /// Bytes were written, or may have been, and no whole answer came.
    record Broken(Fault fault) implements AttemptResult {}

    /// What stood in the way before anything was written.
    enum Obstacle {
        DNS,
        CONNECT,
        /// No TLS that both sides speak, or a handshake that broke off.
        TLS,
        /// Its certificate has expired, or does not hold yet.
        TLS_EXPIRED,
        /// Its certificate leads to no root of this environment.
        TLS_UNTRUSTED,
        /// Its certificate is made out to another name.
        TLS_NAME,
        /// It does not accept our client certificate.
        TLS_REFUSED,
        POOL,
        /// Its address may not be called.
        ADDRESS
    }

    /// What ended a call whose request was under way.
    enum Fault {
        TIMEOUT,
        RESET,
        TRUNCATED,
        TOO_LARGE
    }

    /// Whether the answer carried both ids of the request.
    enum Echo {
        BOTH_IDS,
        MISSING
    }
}
