package org.barsrouter.delivery.app;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.barsrouter.delivery.config.DeliveryProperties;
import org.barsrouter.delivery.receiver.ScriptedReceiver;
import org.barsrouter.deployment.config.BarsProperties;
import org.barsrouter.schemas.avro.Attempt;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.avro.Outcome;
import org.barsrouter.schemas.avro.ParkedEntry;
import org.barsrouter.schemas.avro.Reply;
import org.barsrouter.schemas.header.RecordHeaders;
import org.barsrouter.schemas.topic.Topics;
import org.barsrouter.tracing.http.Tracing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// The whole service against a real broker and a receiver on a real socket.
abstract class WholeService {
    static DeliveryService service = newService();
    static final KafkaProducer<String, SpecificRecord> PRODUCER = newProducer();

    final String endpoint = "product/" + UUID.randomUUID();
    final ScriptedReceiver receiver = ScriptedReceiver.start();
    Tap<Reply> replies = new Tap<>(Topics.REPLIES);
    Tap<Outcome> outcomes = new Tap<>(Topics.OUTCOMES);
    Tap<ParkedEntry> parked = new Tap<>(Topics.PARKED);
    Tap<DeadLetter> deadLetters = new Tap<>(Topics.DEAD_LETTERS);
    Tap<Attempt> attempts = new Tap<>(Topics.ATTEMPTS);

    @BeforeAll
    static void start() {
        service = newService();
        service.start();
    }

    @AfterAll
    static void stop() {
        service.stop();
    }

    @BeforeEach
    void ready() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(service::isReady);
    }

    @AfterEach
    void close() {
        receiver.close();
        List.of(replies, outcomes, parked, deadLetters, attempts).forEach(Tap::close);
    }

    void deliverOneMore() {
        Outbound message = Outbound.relay(endpoint, receiver.address());
        send(message);
        replies.await(r -> r.getDeliveryId().equals(message.idText()));
    }

    static void send(Outbound message) {
        send(record(message));
    }

    static ProducerRecord<String, SpecificRecord> record(Outbound message) {
        ProducerRecord<String, SpecificRecord> record =
                Topics.OUTBOUND.record(message.lane(), message.build());
        record.headers()
                .add(RecordHeaders.DELIVERY_ID, message.idText().getBytes(StandardCharsets.UTF_8));
        return record;
    }

    static void send(ProducerRecord<String, SpecificRecord> record) {
        try {
            PRODUCER.send(record).get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }

    /// Its endpoints are not in the catalogue: nobody asks where its messages belong.
    static DeliveryService newService() {
        return newService(Map.of("delivery.parked.route-check", "1h"));
    }

    static DeliveryService newService(Map<String, String> keys) {
        return newService(keys, Map.of());
    }

    /// @param kafka settings of all Kafka clients
    static DeliveryService newService(Map<String, String> keys, Map<String, String> kafka) {
        DeliveryProperties properties =
                new Binder(new MapConfigurationPropertySource(keys))
                        .bindOrCreate("delivery", DeliveryProperties.class);
        return new DeliveryService(
                properties,
                new BarsProperties(TestCluster.servers(), Environment.SANDBOX, null, kafka),
                new SimpleMeterRegistry(),
                Tracing.off());
    }

    static KafkaProducer<String, SpecificRecord> newProducer() {
        return new KafkaProducer<>(
                TestCluster.connection(), new StringSerializer(), TestCluster.FORMAT.serializer());
    }
}
