package org.barsrouter.delivery.gate;

import java.time.Instant;
import org.barsrouter.delivery.breaker.Subject;

/// The answer to whoever wants to attempt now.
public sealed interface Leave {
    Leave GO = new Granted();

    /// Go ahead.
    record Granted() implements Leave {}

    /// A limit of ours is reached; no fault of anybody.
    ///
    /// @param until ask again then
    record NotNow(Instant until) implements Leave {}

    /// An operator has paused it.
    ///
    /// @param until ask again then, or when something has come back
    record Paused(Instant until, Subject what) implements Leave {}

    /// It is known to be down.
    ///
    /// @param until at least
    /// @param what is down
    record Down(Instant until, Subject what) implements Leave {}
}
