package org.barsrouter.catalogue.testkit;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barsrouter.catalogue.kafka.KafkaAccess;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.cluster.TopicCreation;
import org.barsrouter.schemas.registry.SchemaRegistries;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Layout;
import org.barsrouter.schemas.topic.Topic;
import org.barsrouter.schemas.topic.Topics;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/// One real broker for all tests of the module.
public final class Cluster {
    public static final RecordFormat FORMAT =
            new RecordFormat(SchemaRegistries.from(Map.of()), Environment.SANDBOX);

    private static final EmbeddedKafkaKraftBroker BROKER = started();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(BROKER::destroy));
    }

    private Cluster() {}

    /// A broker of one's own, to be destroyed by the test.
    public static EmbeddedKafkaKraftBroker started() {
        EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerProperty("auto.create.topics.enable", "false");
        broker.brokerProperty("transaction.state.log.replication.factor", "1");
        broker.brokerProperty("transaction.state.log.min.isr", "1");
        broker.afterPropertiesSet();
        return broker;
    }

    public static String bootstrapServers() {
        return BROKER.getBrokersAsString();
    }

    public static KafkaAccess access() {
        return new KafkaAccess(connection(), FORMAT);
    }

    private static Map<String, Object> connection() {
        return Map.of("bootstrap.servers", bootstrapServers());
    }

    /// Begins anew, with empty topics.
    public static void empty() {
        try (Admin admin = Admin.create(connection())) {
            Set<String> ours =
                    Set.of(
                            Topics.CATALOGUE_ROUTES.name(),
                            Topics.CATALOGUE_EVENTS.name(),
                            Topics.CATALOGUE_STATE.name());
            List<String> present =
                    admin.listTopics().names().get().stream().filter(ours::contains).toList();
            admin.deleteTopics(present).all().get();
            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            admin.listTopics().names().get().stream().noneMatch(ours::contains));
        } catch (ExecutionException e) {
            throw new AssertionError("the topics could not be deleted", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        new TopicCreation(connection(), FORMAT).run(Layout.sandbox());
    }

    /// Writes records as another service would.
    public static void publish(List<ProducerRecord<String, SpecificRecord>> records) {
        try (KafkaProducer<String, SpecificRecord> producer =
                new KafkaProducer<>(connection(), new StringSerializer(), FORMAT.serializer())) {
            for (ProducerRecord<String, SpecificRecord> record : records) {
                Future<?> _ = producer.send(record);
            }
        }
    }

    /// Every committed value of a one-partition topic.
    public static <V extends SpecificRecord> List<V> committed(Topic<?, V> topic) {
        Map<String, Object> settings = new HashMap<>(connection());
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        TopicPartition partition = new TopicPartition(topic.name(), 0);
        List<V> values = new ArrayList<>();
        try (KafkaConsumer<String, Decoded<V>> consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), FORMAT.deserializer(topic))) {
            consumer.assign(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> {
                            if (record.value() instanceof Decoded.Readable<V>(V value)) {
                                values.add(value);
                            }
                        });
            }
        }
        return values;
    }
}
