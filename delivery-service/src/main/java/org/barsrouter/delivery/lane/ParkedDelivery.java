package org.barsrouter.delivery.lane;

import java.time.Instant;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.DeliveryState.Parked;
import org.barsrouter.delivery.state.Position;
import org.barsrouter.delivery.state.WaitReason;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.id.ServiceId;

/// One entry of the parked topic: pointers and what is known so far, never the message itself.
public record ParkedDelivery(
        DeliveryId id,
        Lane lane,
        ServiceId target,
        CorrelationId correlationId,
        Position inbound,
        Position outbound,
        Instant until,
        Parked state,
        Phase phase) {

    /// Whether it still waits. A closed entry stays until no re-read record can bring it back.
    public enum Phase {
        WAITING,
        CLOSED
    }

    static ParkedDelivery of(Delivery delivery, Parked state) {
        return new ParkedDelivery(
                delivery.id(),
                delivery.lane(),
                delivery.target(),
                delivery.correlationId(),
                delivery.inbound(),
                delivery.outbound(),
                delivery.until(),
                state,
                Phase.WAITING);
    }

    /// The same, with an attempt in its story that may have taken place.
    ParkedDelivery perhapsAttempted(Instant at) {
        Parked doubtful =
                new Parked(state.story().perhapsAttempted(at), state.dueAt(), state.reason());
        return new ParkedDelivery(
                id, lane, target, correlationId, inbound, outbound, until, doubtful, phase);
    }

    ParkedDelivery closed() {
        return new ParkedDelivery(
                id, lane, target, correlationId, inbound, outbound, until, state, Phase.CLOSED);
    }

    boolean isClosed() {
        return phase == Phase.CLOSED;
    }

    boolean isBehind() {
        return state.reason() == WaitReason.BEHIND_CONVERSATION;
    }

    Conversations.Key conversation() {
        return new Conversations.Key(target, correlationId);
    }
}
