package org.barsrouter.journal.kafka;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topic;
import org.barsrouter.schemas.topic.Topics;

/// Turns records into facts. A record that cannot be understood is a fact of its own: it never
/// stops the journal.
public final class FactDecoder {
    /// The topics that the journal is derived from.
    public static final List<Topic<?, ? extends SpecificRecord>> TOPICS =
            List.of(
                    Topics.INBOUND,
                    Topics.REPLIES,
                    Topics.OUTCOMES,
                    Topics.ATTEMPTS,
                    Topics.DEAD_LETTERS,
                    Topics.CONTROLS);

    private final Map<String, Decoding<?>> decodings = new LinkedHashMap<>();

    public FactDecoder(RecordFormat format) {
        put(format, Topics.INBOUND, (at, value) -> List.of(InboundFacts.of(at, value)));
        put(format, Topics.REPLIES, DeliveryRecords::ofReply);
        put(format, Topics.OUTCOMES, DeliveryRecords::ofOutcome);
        put(format, Topics.ATTEMPTS, (_, value) -> DeliveryRecords.ofAttempt(value));
        put(format, Topics.DEAD_LETTERS, DeliveryRecords::ofDeadLetter);
        put(format, Topics.CONTROLS, (at, _) -> ControlFacts.of(at.key()));
    }

    /// Names of the topics that can be decoded.
    Set<String> topics() {
        return decodings.keySet();
    }

    /// What a record of one of the topics says; empty for a tombstone.
    List<Fact> decode(ConsumerRecord<byte[], byte[]> record) {
        Decoding<?> decoding = decodings.get(record.topic());
        if (decoding == null) {
            throw new IllegalStateException("topic " + record.topic() + " is not followed");
        }
        return decoding.decode(record);
    }

    private <V extends SpecificRecord> void put(
            RecordFormat format, Topic<?, V> topic, BiFunction<Origin, V, List<Fact>> facts) {
        decodings.put(topic.name(), new Decoding<>(format.deserializer(topic), facts));
    }

    private record Decoding<V>(
            Deserializer<Decoded<V>> deserializer, BiFunction<Origin, V, List<Fact>> facts) {

        List<Fact> decode(ConsumerRecord<byte[], byte[]> record) {
            Decoded<V> decoded =
                    deserializer.deserialize(record.topic(), record.headers(), record.value());
            Origin origin = Origin.of(record);
            return switch (decoded) {
                case null -> List.of();
                case Decoded.Readable<V>(V value) -> understood(origin, value);
                case Decoded.Poison<V>(byte[] _, String why) -> unreadable(origin, why);
            };
        }

        private List<Fact> understood(Origin origin, V value) {
            try {
                return facts.apply(origin, value);
            } catch (IllegalArgumentException e) {
                return unreadable(origin, "an id or a code in it is not one");
            }
        }

        private static List<Fact> unreadable(Origin origin, String why) {
            return List.of(new Fact.Unreadable(origin.position(), why));
        }
    }
}
