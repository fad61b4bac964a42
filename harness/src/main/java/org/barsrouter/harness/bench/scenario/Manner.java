package org.barsrouter.harness.bench.scenario;

import java.time.Duration;

/// How a receiver treats a request.
public enum Manner {
    /// Accepts after 5 ms.
    HEALTHY,
    /// Reads the request and never answers.
    HANGS,
    /// Answers 503 with a page, as a gateway does.
    UNAVAILABLE,
    /// Answers 200 at once, then one byte a second for a minute.
    DRIPS,
    /// Nobody listens at the port.
    REFUSES,
    /// Speaks something else where TLS is expected.
    BAD_TLS,
    /// Accepts after 28 s.
    SLOW;

    public static final Duration HEALTHY_TIME = Duration.ofMillis(5);
    public static final Duration SLOW_TIME = Duration.ofSeconds(28);
}
