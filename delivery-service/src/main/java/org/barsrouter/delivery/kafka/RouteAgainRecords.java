package org.barsrouter.delivery.kafka;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Kind;
import org.barsrouter.schemas.avro.OutboundDelivery;
import org.barsrouter.schemas.topic.Topics;
import org.barsrouter.tracing.kafka.TraceHeaders;

/// A message whose route has moved, for the router: the same message as its next generation.
/// However often it is written after crashes, it is one delivery.
final class RouteAgainRecords {
    private RouteAgainRecords() {}

    /// @param now the instant of the new routing decision; the time to deliver it stays as it was
    static ProducerRecord<String, SpecificRecord> write(Content content, Instant now) {
        Delivery delivery = content.delivery();
        OutboundDelivery routed = content.message();
        InboundMessage message = routed.getMessage();
        InboundMessage again =
                InboundMessage.newBuilder(message)
                        .setKind(Kind.ROUTE_AGAIN)
                        .setGeneration(delivery.id().generation() + 1)
                        .setReplayOf(delivery.id().toString())
                        .setOriginal(
                                message.getOriginal() == null
                                        ? routed.getInbound()
                                        : message.getOriginal())
                        .setAcceptedAt(now)
                        .setAcceptBy(null)
                        .setDeliverBy(delivery.until())
                        .build();
        ProducerRecord<String, SpecificRecord> record =
                Topics.INBOUND.record(delivery.target(), again);
        content.trace().ifPresent(context -> TraceHeaders.write(context, record.headers()));
        return record;
    }
}
