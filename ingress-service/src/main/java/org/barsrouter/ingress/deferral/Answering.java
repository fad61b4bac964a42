package org.barsrouter.ingress.deferral;

import java.time.Duration;
import java.util.Optional;
import org.barsrouter.schemas.id.ServiceId;

/// How a sender gets its answer.
public sealed interface Answering {

    /// Now, on the open request.
    record Relay() implements Answering {}

    /// Later, pushed to its own service.
    ///
    /// @param source canonical ServiceId of that service
    /// @param atMost the sender's own maximum age, where it asks for less than the route's
    record Deferred(ServiceId source, Optional<Duration> atMost) implements Answering {}
}
