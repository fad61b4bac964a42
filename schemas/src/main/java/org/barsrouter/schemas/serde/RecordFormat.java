package org.barsrouter.schemas.serde;

import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.registry.SchemaRegistry;
import org.barsrouter.schemas.topic.Topic;

/// How the records of one deployment are written and read: Avro on the Confluent wire format,
/// marked with the environment they belong to.
public record RecordFormat(SchemaRegistry registry, Environment environment) {

    static {
        TrustedClasses.trustOurs();
    }

    /// Writes the values of every topic; the subject follows from the topic's name.
    public Serializer<SpecificRecord> serializer() {
        return new AvroSerializer(registry, environment);
    }

    /// Reads a topic's values; never throws.
    public <V extends SpecificRecord> Deserializer<Decoded<V>> deserializer(Topic<?, V> topic) {
        return new AvroDeserializer<>(registry, environment, topic.valueType());
    }

    /// For Kafka Streams' sinks: writes any of our values.
    public Serde<SpecificRecord> writingSerde() {
        return Serdes.serdeFrom(serializer(), unsupported(() -> "this serde only writes"));
    }

    /// For Kafka Streams' sources: reads a topic's values, and writes the readable ones back, which
    /// state stores need.
    public <V extends SpecificRecord> Serde<Decoded<V>> readingSerde(Topic<?, V> topic) {
        Serializer<SpecificRecord> values = serializer();
        Serializer<Decoded<V>> rewriting =
                (name, decoded) ->
                        switch (decoded) {
                            case Decoded.Readable<V>(V value) -> values.serialize(name, value);
                            case Decoded.Poison<V>(byte[] raw, String _) -> raw;
                        };
        return Serdes.serdeFrom(rewriting, deserializer(topic));
    }

    private static Deserializer<SpecificRecord> unsupported(Supplier<String> why) {
        return (_, _) -> {
            throw new IllegalStateException(why.get());
        };
    }
}
