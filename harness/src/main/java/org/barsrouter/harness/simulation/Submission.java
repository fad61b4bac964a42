package org.barsrouter.harness.simulation;

import java.time.Duration;
import java.time.Instant;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.Position;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.DeliveryId;

/// A message that a sender submits in a story.
///
/// @param at when the router appends it to `bars.outbound`
/// @param key the same for a sender's repeat
/// @param time until deliver-by, or the maximum age
/// @param order its inbound offset
record Submission(
        Instant at,
        DeliveryId id,
        Delivery.Answering answering,
        Site site,
        Site.Service service,
        CorrelationId conversation,
        String key,
        Duration time,
        long order) {

    /// As it is read from `bars.outbound`.
    Delivery delivery(long offset) {
        return new Delivery(
                id,
                answering,
                site.lane(),
                service.id(),
                conversation,
                "POST",
                key,
                at.plus(time),
                service.policy(),
                new Position(0, order),
                new Position(0, offset),
                12_000);
    }

    /// How a story calls it.
    String name() {
        return (answering == Delivery.Answering.RELAY ? "relay " : "deferred ") + order;
    }
}
