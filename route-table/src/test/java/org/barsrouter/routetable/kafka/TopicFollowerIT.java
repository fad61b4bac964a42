package org.barsrouter.routetable.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.barsrouter.routetable.record.SampleRoutes.CLINIC;
import static org.barsrouter.routetable.record.SampleRoutes.SURGERY;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barsrouter.routetable.record.SampleRoutes;
import org.barsrouter.schemas.avro.CatalogueRoute;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class TopicFollowerIT {
    private static final String TOPIC = Topics.CATALOGUE_ROUTES.name();
    private static final EmbeddedKafkaKraftBroker BROKER =
            new EmbeddedKafkaKraftBroker(1, 1, TOPIC);

    private static Map<String, Object> connection = Map.of();

    @BeforeAll
    static void start() {
        BROKER.afterPropertiesSet();
        connection = Map.of("bootstrap.servers", BROKER.getBrokersAsString());
    }

    @AfterAll
    static void stop() {
        BROKER.destroy();
    }

    @Test
    void a_fault_while_a_record_is_taken_ends_nothing_it_begins_again() throws Exception {
        List<String> taken = new CopyOnWriteArrayList<>();
        AtomicBoolean failed = new AtomicBoolean();
        write(CLINIC);
        write(SURGERY);

        try (TopicFollower<CatalogueRoute> follower =
                TopicFollower.start(
                        connection,
                        SampleRoutes.FORMAT,
                        Topics.CATALOGUE_ROUTES,
                        record -> {
                            if (record.key().equals(SURGERY.key())
                                    && failed.compareAndSet(false, true)) {
                                throw new IllegalStateException("planted");
                            }
                            taken.add(record.key());
                        })) {
            assertThat(follower.awaitLoaded(Duration.ofSeconds(20))).isTrue();
            write(CLINIC);

            await().untilAsserted(() ->
                    assertThat(taken)
                            .containsExactly(
                                    CLINIC.key(), CLINIC.key(), SURGERY.key(), CLINIC.key()));
        }
    }

    private static void write(ServiceId id) throws Exception {
        byte[] value =
                SampleRoutes.FORMAT.serializer().serialize(TOPIC, SampleRoutes.record(id, "any"));
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        connection, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, id.key(), value)).get();
        }
    }
}
