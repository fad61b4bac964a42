package org.barsrouter.delivery.kafka;

import java.time.Instant;
import java.util.Optional;
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
import org.barsrouter.schemas.avro.Pointer;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.tracing.kafka.TraceHeaders;

/// Outbound records as deliveries.
final class DeliveryRecords {
    private DeliveryRecords() {}

    /// @param stored a record with its headers
    /// @param at where it lies in `bars.outbound`
    /// @throws IllegalArgumentException when an id in it cannot be read
    static Content read(Stored<OutboundDelivery> stored, Position at) {
        OutboundDelivery record = stored.value();
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
        return new Content(delivery, record, TraceHeaders.read(stored.headers()));
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

    /// A delivery whose routed record is gone, with what its sender submitted; empty when that is
    /// another message.
    static Optional<Content> original(ParkedDelivery parked, Stored<InboundMessage> stored) {
        InboundMessage message = stored.value();
        String id = message.getMessageId() + "." + message.getGeneration();
        if (!id.equals(parked.id().toString())) {
            return Optional.empty();
        }
        OutboundDelivery routed =
                OutboundDelivery.newBuilder()
                        .setDeliveryId(id)
                        .setLane(parked.lane().toString())
                        .setEndpointId(parked.lane().endpointId())
                        .setAssignmentId("")
                        .setAddress("")
                        .setPolicy(PolicyRecords.write(Policy.defaults()))
                        .setRouteHash("")
                        .setInbound(
                                new Pointer(
                                        parked.inbound().partition(), parked.inbound().offset()))
                        .setRoutedAt(message.getAcceptedAt())
                        .setMessage(message)
                        .build();
        return Optional.of(new Content(known(parked), routed, TraceHeaders.read(stored.headers())));
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
