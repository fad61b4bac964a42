package org.barsrouter.delivery.lane;

import java.time.Duration;
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
///
/// @param attemptTimeout the longest that one attempt takes, by its route
public record ParkedDelivery(
        DeliveryId id,
        Lane lane,
        ServiceId target,
        CorrelationId correlationId,
        Position inbound,
        Position outbound,
        Instant until,
        Duration attemptTimeout,
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
                delivery.policy().attemptTimeout(),
                state,
                Phase.WAITING);
    }

    /// The same, with an attempt in its story that may have taken place.
    ParkedDelivery perhapsAttempted(Instant at) {
        Parked doubtful =
                new Parked(state.story().perhapsAttempted(at), state.dueAt(), state.reason());
        return with(doubtful, phase);
    }

    ParkedDelivery closed() {
        return with(state, Phase.CLOSED);
    }

    private ParkedDelivery with(Parked newState, Phase newPhase) {
        return new ParkedDelivery(
                id,
                lane,
                target,
                correlationId,
                inbound,
                outbound,
                until,
                attemptTimeout,
                newState,
                newPhase);
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
