package org.barsrouter.router.topology;

import java.time.Instant;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.serde.Decoded;

/// Adds to each record the place where it lies.
final class ReadArrival
        extends ContextualFixedKeyProcessor<String, Decoded<InboundMessage>, Arrival> {

    @Override
    public void process(FixedKeyRecord<String, Decoded<InboundMessage>> record) {
        Origin origin = origin(context(), record.timestamp());
        context().forward(record.withValue(arrival(record.value(), origin)));
    }

    private static Arrival arrival(Decoded<InboundMessage> value, Origin origin) {
        return switch (value) {
            case null -> new Arrival.Unreadable(new byte[0], "it has no value", origin);
            case Decoded.Readable<InboundMessage>(InboundMessage message) ->
                    new Arrival.Message(message, origin);
            case Decoded.Poison<InboundMessage>(byte[] raw, String reason) ->
                    new Arrival.Unreadable(raw, reason, origin);
        };
    }

    static Origin origin(ProcessingContext context, long timestamp) {
        RecordMetadata place =
                context.recordMetadata()
                        .orElseThrow(
                                () -> new IllegalStateException("a record of a topic has a place"));
        return new Origin(
                place.topic(), place.partition(), place.offset(), Instant.ofEpochMilli(timestamp));
    }
}
