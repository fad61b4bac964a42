package org.barsrouter.delivery.state;

import java.time.Instant;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.id.ServiceId;

/// One message for one receiver, with what decisions about it need; its content is not here.
///
/// @param idempotencyKey the same for a repeat of the same submission
/// @param until no attempt starts after this instant: deliver-by, or the end of the maximum age
/// @param inbound its message in `bars.inbound`; its offset is the order of its conversation
/// @param outbound its record in `bars.outbound`
/// @param bytes size of the body
public record Delivery(
        DeliveryId id,
        Answering answering,
        Lane lane,
        ServiceId target,
        CorrelationId correlationId,
        String method,
        String idempotencyKey,
        Instant until,
        Policy policy,
        Position inbound,
        Position outbound,
        int bytes) {

    /// How its sender is answered.
    public enum Answering {
        /// An ingress holds the request open.
        RELAY,
        /// By an outcome later: deferred messages, notices, replays.
        DEFERRED
    }

    public boolean isRelay() {
        return answering == Answering.RELAY;
    }

    public boolean keepsOrder() {
        return policy.order() == Policy.Order.CONVERSATION;
    }

    public boolean repeatsAfterWrite() {
        return policy.relayRepeat() == Policy.RelayRepeat.ALSO_AFTER_WRITE;
    }
}
