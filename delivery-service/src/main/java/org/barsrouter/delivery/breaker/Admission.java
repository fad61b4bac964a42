package org.barsrouter.delivery.breaker;

import java.time.Instant;

/// A breaker's answer to whoever wants to attempt now.
public sealed interface Admission {
    Admission GO = new Admitted();

    /// Go ahead; while the breaker is open this is the probe.
    record Admitted() implements Admission {}

    /// It is known to be down until at least this instant.
    record Refused(Instant until) implements Admission {}
}
