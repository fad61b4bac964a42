package org.barsrouter.delivery.kafka;

import java.time.Instant;
import org.barsrouter.delivery.lane.ParkedDelivery;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.Delivery.Answering;
import org.barsrouter.delivery.state.Position;
import org.barsrouter.routetable.record.PolicyRecords;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Kind;
import org.barsrouter.schemas.avro.Mode;
import org.barsrouter.schemas.avro.OutboundDelivery;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.id.ServiceId;

/// Outbound records as deliveries.
final class DeliveryRecords {
    private DeliveryRecords() {}

    /// @param at where the record lies in `bars.outbound`
    /// @throws IllegalArgumentException when an id in it cannot be read
    static Content read(OutboundDelivery record, Position at) {
        InboundMessage message = record.getMessage();
        Policy policy = PolicyRecords.read(record.getPolicy());
        Answering answering = answering(message);
        Delivery delivery =
                new Delivery(
                        DeliveryId.parse(record.getDeliveryId()),
                        answering,
                        Lane.parse(record.getLane()),
                        ServiceId.parse(message.getTarget())
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "the target is not a ServiceId")),
                        new CorrelationId(message.getCorrelationId()),
                        message.getMethod(),
                        message.getIdempotencyKey(),
                        until(message, policy, answering),
                        policy,
                        new Position(
                                record.getInbound().getPartition(),
                                record.getInbound().getOffset()),
                        at,
                        message.getBody().remaining());
        return new Content(delivery, record);
    }

    /// What is known of a delivery whose message is gone.
    static Delivery known(ParkedDelivery parked) {
        return new Delivery(
                parked.id(),
                Answering.DEFERRED,
                parked.lane(),
                parked.target(),
                parked.correlationId(),
                "",
                "",
                parked.until(),
                Policy.defaults(),
                parked.inbound(),
                parked.outbound(),
                0);
    }

    /// Nobody holds a request open for a notice or a replay, whatever mode they came in.
    private static Answering answering(InboundMessage message) {
        return message.getMode() == Mode.RELAY
                        && message.getKind() == Kind.SUBMISSION
                        && message.getReplyPartition() != null
                ? Answering.RELAY
                : Answering.DEFERRED;
    }

    private static Instant until(InboundMessage message, Policy policy, Answering answering) {
        Instant deliverBy = message.getDeliverBy();
        Instant oldest = message.getAcceptedAt().plus(policy.maxAge());
        return answering == Answering.DEFERRED && oldest.isBefore(deliverBy) ? oldest : deliverBy;
    }
}
