package org.barsrouter.router.topology;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topic;
import org.jspecify.annotations.Nullable;

/// One record that a decision writes.
///
/// @param partition where the contract fixes it; else it follows from the key
/// @param headers Kafka record headers, ids only
record Effect(
        Topic<?, ?> topic,
        String key,
        SpecificRecord value,
        @Nullable Integer partition,
        Map<String, String> headers) {

    static <K, V extends SpecificRecord> Effect of(Topic<K, V> topic, K key, V value) {
        return new Effect(topic, topic.key(key), value, null, Map.of());
    }

    Effect onPartition(int fixed) {
        return new Effect(topic, key, value, fixed, headers);
    }

    Effect withHeaders(Map<String, String> more) {
        return new Effect(topic, key, value, partition, more);
    }

    boolean goesTo(Topic<?, ?> other) {
        return topic.name().equals(other.name());
    }

    static StreamPartitioner<String, Effect> partitioner() {
        return (_, _, effect, _) -> Optional.ofNullable(effect.partition()).map(Set::of);
    }

    /// Writes the value; an effect itself is never stored.
    static Serde<Effect> serde(RecordFormat format) {
        Serializer<SpecificRecord> values = format.serializer();
        return Serdes.serdeFrom(
                new Serializer<>() {
                    @Override
                    public byte[] serialize(String topic, Effect effect) {
                        return values.serialize(topic, effect.value());
                    }

                    @Override
                    public byte[] serialize(
                            String topic,
                            org.apache.kafka.common.header.Headers headers,
                            Effect effect) {
                        return values.serialize(topic, headers, effect.value());
                    }
                },
                (_, _) -> {
                    throw new IllegalStateException("effects are only written");
                });
    }
}
