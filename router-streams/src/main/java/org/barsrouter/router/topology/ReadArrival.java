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
            case null -> new Arrival.Unreadable(noValue(), origin);
            case Decoded.Readable<InboundMessage>(InboundMessage message) ->
                    new Arrival.Message(message, origin);
            case Decoded.Poison<InboundMessage> poison -> new Arrival.Unreadable(poison, origin);
        };
    }

    /// What a record without a value counts as.
    static <T> Decoded.Poison<T> noValue() {
        return new Decoded.Poison<>(new byte[0], "it has no value");
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
