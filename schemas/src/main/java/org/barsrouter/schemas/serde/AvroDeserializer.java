package org.barsrouter.schemas.serde;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.header.RecordHeaders;
import org.barsrouter.schemas.registry.SchemaRegistry;
import org.barsrouter.schemas.registry.SchemaRegistryException;
import org.jspecify.annotations.Nullable;

/// Reads one topic's values by the schema that they were written with. A record of another
/// environment is poison, whatever it holds: its header says so, or the value itself, which a state
/// store keeps without headers.
final class AvroDeserializer<V extends SpecificRecord> implements Deserializer<Decoded<V>> {
    private final SchemaRegistry registry;
    private final Environment environment;
    private final Schema readerSchema;
    private final Schema.@Nullable Field environmentField;
    private final Map<Integer, SpecificDatumReader<V>> readers = new ConcurrentHashMap<>();

    AvroDeserializer(SchemaRegistry registry, Environment environment, Class<V> type) {
        this.registry = registry;
        this.environment = environment;
        this.readerSchema = SpecificData.get().getSchema(type);
        this.environmentField = readerSchema.getField("environment");
    }

    @Override
    public @Nullable Decoded<V> deserialize(
            String topic, Headers headers, byte @Nullable [] bytes) {
        Header mark = headers.lastHeader(RecordHeaders.ENVIRONMENT);
        if (bytes != null && mark != null) {
            String written = new String(mark.value(), StandardCharsets.UTF_8);
            if (!written.equals(environment.name())) {
                return new Decoded.Poison<>(
                        bytes, "it belongs to environment " + written + ", this is " + environment);
            }
        }
        return deserialize(topic, bytes);
    }

    @Override
    public @Nullable Decoded<V> deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        if (bytes.length < AvroSerializer.PREFIX || bytes[0] != AvroSerializer.MAGIC) {
            return new Decoded.Poison<>(bytes, "it does not start with a schema id");
        }
        int id = ByteBuffer.wrap(bytes).getInt(1);
        try {
            BinaryDecoder decoder =
                    DecoderFactory.get()
                            .binaryDecoder(
                                    bytes,
                                    AvroSerializer.PREFIX,
                                    bytes.length - AvroSerializer.PREFIX,
                                    null);
            V value = reader(id).read(null, decoder);
            return isOurs(value)
                    ? new Decoded.Readable<>(value)
                    : new Decoded.Poison<>(bytes, "it belongs to another environment");
        } catch (SchemaRegistryException e) {
            return new Decoded.Poison<>(bytes, "schema id " + id + " is unknown");
        } catch (IOException | RuntimeException e) {
            return new Decoded.Poison<>(bytes, "its bytes are not what schema id " + id + " says");
        }
    }

    private boolean isOurs(V value) {
        return environmentField == null || value.get(environmentField.pos()) == environment;
    }

    private SpecificDatumReader<V> reader(int id) {
        return readers.computeIfAbsent(
                id, missing -> new SpecificDatumReader<>(registry.byId(missing), readerSchema));
    }
}
