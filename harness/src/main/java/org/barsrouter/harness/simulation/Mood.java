package org.barsrouter.harness.simulation;

/// How a receiver behaves for a time.
enum Mood {
    HEALTHY,
    /// Answers, after up to 40 s.
    SLOW,
    /// Takes the message or not, and never answers.
    HANGING,
    /// Nobody listens.
    REFUSING,
    /// 503, with and without Retry-After.
    UNAVAILABLE,
    /// 429 with Retry-After.
    THROTTLING,
    /// Takes the message, then the connection breaks.
    LOSING_ANSWERS,
    /// The connection breaks before the message is taken.
    RESETTING,
    /// 504 from something in front of it, which may have passed the message on.
    GATEWAY,
    /// 500 without a word.
    FAILING,
    /// 200 with a page that is not FHIR.
    PAGE,
    /// 422 with an OperationOutcome.
    REJECTING,
    /// 500 with an OperationOutcome.
    ERRING;

    /// Whether nothing it does can deliver a message or tell that it arrived.
    boolean isDown() {
        return switch (this) {
            case HEALTHY, SLOW, REJECTING, LOSING_ANSWERS -> false;
            case HANGING,
                    REFUSING,
                    UNAVAILABLE,
                    THROTTLING,
                    RESETTING,
                    GATEWAY,
                    FAILING,
                    PAGE,
                    ERRING ->
                    true;
        };
    }
}
