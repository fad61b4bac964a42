package org.barsrouter.schemas.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.header.RecordHeaders;
import org.barsrouter.schemas.registry.SchemaRegistry;
import org.jspecify.annotations.Nullable;

/// Confluent wire format: a zero byte, the schema's id in four bytes, the Avro binary.
final class AvroSerializer implements Serializer<SpecificRecord> {
    static final byte MAGIC = 0;
    static final int PREFIX = 5;

    /// Most records are metadata: what holds a body grows.
    private static final int USUAL_SIZE = 1024;

    private final SchemaRegistry registry;
    private final byte[] environment;

    AvroSerializer(SchemaRegistry registry, Environment environment) {
        this.registry = registry;
        this.environment = environment.name().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte @Nullable [] serialize(
            String topic, Headers headers, @Nullable SpecificRecord value) {
        headers.remove(RecordHeaders.ENVIRONMENT).add(RecordHeaders.ENVIRONMENT, environment);
        return serialize(topic, value);
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable SpecificRecord value) {
        if (value == null) {
            return null;
        }
        int id = registry.idOf(topic + "-value", value.getSchema());
        ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_SIZE);
        out.write(MAGIC);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(id).array());
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            new SpecificDatumWriter<SpecificRecord>(value.getSchema()).write(value, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
