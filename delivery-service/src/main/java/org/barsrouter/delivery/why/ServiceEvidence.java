package org.barsrouter.delivery.why;

import java.util.Optional;
import org.barsrouter.delivery.breaker.BreakerState;
import org.barsrouter.schemas.id.ServiceId;

/// A service of a lane that is in trouble.
///
/// @param breaker its own; empty while it has only been silent
/// @param mostInFlight attempts that it may have under way, so that others have room
public record ServiceEvidence(
        ServiceId service,
        Optional<BreakerState> breaker,
        int inFlight,
        int mostInFlight,
        int waiting) {}
