package org.barsrouter.routetable.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.barsrouter.routetable.record.SampleRoutes.CLINIC;
import static org.barsrouter.routetable.record.SampleRoutes.SURGERY;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barsrouter.routetable.record.SampleRoutes;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.avro.CatalogueRoute;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class RouteTableIT {
    private static final String TOPIC = Topics.CATALOGUE_ROUTES.name();
    private static final EmbeddedKafkaKraftBroker BROKER =
            new EmbeddedKafkaKraftBroker(1, 3, TOPIC);

    private static Map<String, Object> connection = Map.of();

    private @Nullable RouteTable following;

    @BeforeAll
    static void start() {
        BROKER.afterPropertiesSet();
        connection = Map.of("bootstrap.servers", BROKER.getBrokersAsString());
    }

    @AfterAll
    static void stop() {
        BROKER.destroy();
    }

    @BeforeEach
    void write_and_follow() throws Exception {
        write(CLINIC, SampleRoutes.record(CLINIC, "first"));
        write(SURGERY, null);
        following = RouteTable.follow(connection, SampleRoutes.FORMAT);
        assertThat(table().awaitLoaded(Duration.ofSeconds(20))).isTrue();
    }

    @AfterEach
    void close() {
        table().close();
    }

    @Test
    void what_stood_in_the_topic_is_there_when_it_is_loaded() {
        assertThat(table().isLoaded()).isTrue();
        assertThat(hash(CLINIC)).contains("first");
        assertThat(table().all()).hasSize(1);
    }

    @Test
    void it_follows_a_change() throws Exception {
        write(CLINIC, SampleRoutes.record(CLINIC, "second"));

        await().untilAsserted(() -> assertThat(hash(CLINIC)).contains("second"));
    }

    @Test
    void a_tombstone_removes_a_service() throws Exception {
        write(CLINIC, null);

        await().untilAsserted(() -> assertThat(table().route(CLINIC)).isEmpty());
    }

    @Test
    void an_alias_gives_the_service_that_it_stands_for() throws Exception {
        write(SURGERY, SampleRoutes.alias(SURGERY, CLINIC));

        await().untilAsserted(() -> assertThat(hash(SURGERY)).contains("first"));
    }

    @Test
    void a_record_that_cannot_be_read_is_kept_as_corrupt_and_the_next_one_is_read()
            throws Exception {
        write(SURGERY.key(), "not avro".getBytes(UTF_8));
        write(CLINIC, SampleRoutes.record(CLINIC, "after"));

        await().untilAsserted(() -> {
            assertThat(table().route(SURGERY)).get().isInstanceOf(Route.Corrupt.class);
            assertThat(hash(CLINIC)).contains("after");
        });
    }

    @Test
    void a_record_without_a_key_stops_nothing() throws Exception {
        write(null, "no key".getBytes(UTF_8));
        write(CLINIC, SampleRoutes.record(CLINIC, "still following"));

        await().untilAsserted(() -> assertThat(hash(CLINIC)).contains("still following"));
    }

    private RouteTable table() {
        return Objects.requireNonNull(following);
    }

    private Optional<String> hash(ServiceId id) {
        return table().route(id)
                .map(route ->
                        route instanceof Route.Service s ? s.contentHash() : route.toString());
    }

    private static void write(ServiceId id, @Nullable CatalogueRoute route)
            throws ExecutionException, InterruptedException {
        write(id.key(), SampleRoutes.FORMAT.serializer().serialize(TOPIC, route));
    }

    private static void write(@Nullable String key, byte @Nullable [] value)
            throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        connection, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, key, value)).get();
        }
    }
}
