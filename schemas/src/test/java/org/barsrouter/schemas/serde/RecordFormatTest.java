package org.barsrouter.schemas.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.barsrouter.schemas.avro.Caller;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.avro.EnvironmentMark;
import org.barsrouter.schemas.avro.Header;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Kind;
import org.barsrouter.schemas.avro.Mode;
import org.barsrouter.schemas.registry.BundledRegistry;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFormatTest {
    private static final String TOPIC = Topics.INBOUND.name();
    private static final RecordFormat INT = format(Environment.INT);
    private static final RecordFormat PROD = format(Environment.PROD);

    /// Its id in `registry/index.tsv`: what is written is always the newest version.
    private static final int INBOUND_VERSION_3 = 21;

    private final Deserializer<Decoded<InboundMessage>> reader = INT.deserializer(Topics.INBOUND);

    @Test
    void what_is_written_is_read_back() {
        assertThat(reader.deserialize(TOPIC, written()))
                .isEqualTo(new Decoded.Readable<>(message()));
    }

    @Test
    void records_have_confluents_wire_format() {
        byte[] bytes = written();

        assertThat(bytes[0]).isZero();
        assertThat(ByteBuffer.wrap(bytes).getInt(1)).isEqualTo(INBOUND_VERSION_3);
    }

    @Test
    void a_written_record_is_marked_with_its_environment_once() {
        Headers headers = new RecordHeaders();
        headers.add("bars-environment", "PROD".getBytes(UTF_8));

        INT.serializer().serialize(TOPIC, headers, message());

        assertThat(headers.headers("bars-environment"))
                .extracting(header -> new String(header.value(), UTF_8))
                .containsExactly("INT");
    }

    @Test
    void a_record_of_another_environment_is_poison_by_its_header() {
        Headers headers = new RecordHeaders();
        byte[] bytes = PROD.serializer().serialize(TOPIC, headers, message());

        assertThat(reader.deserialize(TOPIC, headers, bytes))
                .isEqualTo(
                        new Decoded.Poison<>(bytes, "it belongs to environment PROD, this is INT"));
    }

    @Test
    void a_record_of_another_environment_is_poison_by_its_value() {
        byte[] bytes =
                PROD.serializer()
                        .serialize(
                                TOPIC,
                                InboundMessage.newBuilder(message())
                                        .setEnvironment(Environment.PROD)
                                        .build());

        assertThat(reader.deserialize(TOPIC, bytes))
                .isEqualTo(new Decoded.Poison<>(bytes, "it belongs to another environment"));
    }

    @Test
    void no_value_is_no_value() {
        assertThat(reader.deserialize(TOPIC, (byte[]) null)).isNull();
        assertThat(reader.deserialize(TOPIC, new RecordHeaders(), (byte[]) null)).isNull();
        assertThat(INT.serializer().serialize(TOPIC, null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000", "\u0000\u0000\u0000\u0000", "{\"json\":true}"})
    void what_does_not_start_with_a_schema_id_is_poison(String text) {
        byte[] bytes = text.getBytes(UTF_8);

        assertThat(reader.deserialize(TOPIC, bytes))
                .isEqualTo(new Decoded.Poison<>(bytes, "it does not start with a schema id"));
    }

    @Test
    void an_unknown_schema_is_poison() {
        byte[] bytes = {0, 0, 0, 99, 99, 1};

        assertThat(reader.deserialize(TOPIC, bytes))
                .isEqualTo(new Decoded.Poison<>(bytes, "schema id 25443 is unknown"));
    }

    @Test
    void a_record_of_another_topics_schema_is_poison() {
        byte[] bytes =
                INT.serializer()
                        .serialize(
                                Topics.ENVIRONMENT.name(),
                                new EnvironmentMark(Environment.INT, Instant.EPOCH, "test"));

        assertThat(reader.deserialize(TOPIC, bytes)).isInstanceOf(Decoded.Poison.class);
    }

    @Test
    void a_length_beyond_the_record_is_poison_and_takes_no_memory() {
        byte[] bytes = written();
        for (int i = 5; i < bytes.length - 5; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] = (byte) 0xFE;
            damaged[i + 1] = (byte) 0xFF;
            damaged[i + 2] = (byte) 0xFF;
            damaged[i + 3] = (byte) 0xFF;
            damaged[i + 4] = 0x0F;

            assertThat(reader.deserialize(TOPIC, damaged)).as("at %d", i).isNotNull();
        }
    }

    @Test
    void reading_never_throws() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        byte[] bytes = written();
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = bytes.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                damaged[5 + random.nextInt(bytes.length - 5)] = (byte) random.nextInt(256);
            }

            assertThat(reader.deserialize(TOPIC, damaged))
                    .as("seed %d, round %d", seed, i)
                    .isNotNull();
        }
    }

    @Test
    void a_state_store_gives_back_what_it_was_given() {
        Serde<Decoded<InboundMessage>> serde = INT.readingSerde(Topics.INBOUND);
        Decoded<InboundMessage> poison =
                new Decoded.Poison<>("x".getBytes(UTF_8), "it does not start with a schema id");

        for (Decoded<InboundMessage> stored : List.of(new Decoded.Readable<>(message()), poison)) {
            byte[] bytes = serde.serializer().serialize(TOPIC, stored);
            assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(stored);
        }
    }

    @Test
    void poison_shows_no_content() {
        assertThat(new Decoded.Poison<>("Synthetic Patient".getBytes(UTF_8), "why"))
                .hasToString("Poison[17 bytes, why]");
    }

    private static byte[] written() {
        return INT.serializer().serialize(TOPIC, message());
    }

    private static RecordFormat format(Environment environment) {
        return new RecordFormat(new BundledRegistry(), environment);
    }

    private static InboundMessage message() {
        return InboundMessage.newBuilder()
                .setEnvironment(Environment.INT)
                .setMessageId("0196840e-0000-7000-8000-000000000001")
                .setGeneration(0)
                .setKind(Kind.SUBMISSION)
                .setMode(Mode.RELAY)
                .setCaller(new Caller("client", null))
                .setTarget("system|value")
                .setMethod("POST")
                .setPath("/$process-message")
                .setHeaders(List.of(new Header("Accept", "*/*")))
                .setBody(ByteBuffer.wrap("{\"resourceType\":\"Bundle\"}".getBytes(UTF_8)))
                .setBodySha256("00")
                .setRequestId("11111111-1111-4111-8111-111111111111")
                .setCorrelationId("22222222-2222-4222-8222-222222222222")
                .setIdempotencyKey("00")
                .setAcceptedAt(Instant.parse("2026-05-01T10:00:00.123Z"))
                .setDeliverBy(Instant.parse("2026-05-01T10:00:32Z"))
                .setReplyPartition(2)
                .build();
    }
}
