package org.barsrouter.delivery.gate;

import java.time.Instant;
import java.util.Optional;
import org.barsrouter.delivery.breaker.Subject;

/// Something worth waking somebody for, told once when it starts and once when it ends.
///
/// @param because what shows it, stable: a classification, or `DEAD_LETTERS`; `SUSPECTED` when no
///   failure has been seen here
/// @param explainedBy an outage that took the place of this one: a host instead of its endpoints
public record Outage(
        Subject subject,
        Phase phase,
        Instant since,
        Instant at,
        String because,
        Optional<Subject> explainedBy) {

    public enum Phase {
        STARTED,
        ENDED
    }
}
