package org.barsrouter.journal.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.cluster.TopicCreation;
import org.barsrouter.schemas.registry.BundledRegistry;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Layout;
import org.barsrouter.schemas.topic.Topic;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/// A real broker with our topics, one for all integration tests of this JVM.
public final class TestCluster {
    public static final RecordFormat FORMAT =
            new RecordFormat(new BundledRegistry(), Environment.SANDBOX);

    private static final TestCluster INSTANCE = new TestCluster();

    private final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
    private final KafkaProducer<String, SpecificRecord> producer;
    private final KafkaProducer<String, byte[]> rawProducer;

    private TestCluster() {
        broker.brokerProperties(
                Map.of("auto.create.topics.enable", "false", "message.max.bytes", "9437184"));
        broker.afterPropertiesSet();
        new TopicCreation(connection(), FORMAT).run(Layout.sandbox());
        producer = new KafkaProducer<>(connection(), new StringSerializer(), FORMAT.serializer());
        rawProducer =
                new KafkaProducer<>(
                        connection(), new StringSerializer(), new ByteArraySerializer());
    }

    public static TestCluster get() {
        return INSTANCE;
    }

    public String bootstrapServers() {
        return broker.getBrokersAsString();
    }

    public Map<String, Object> connection() {
        return Map.of("bootstrap.servers", bootstrapServers());
    }

    /// Appends and waits for the log to have it.
    public RecordMetadata append(ProducerRecord<String, SpecificRecord> record) {
        return await(producer.send(record));
    }

    /// Appends bytes that are no record of ours.
    public RecordMetadata appendRaw(Topic<?, ?> topic, byte[] bytes) {
        return await(rawProducer.send(new ProducerRecord<>(topic.name(), "poison", bytes)));
    }

    public void grow(Topic<?, ?> topic, int partitions) {
        try (Admin admin = Admin.create(connection())) {
            await(
                    admin.createPartitions(
                                    Map.of(topic.name(), NewPartitions.increaseTo(partitions)))
                            .all());
        }
    }

    public int partitions(Topic<?, ?> topic) {
        return producer.partitionsFor(topic.name()).size();
    }

    /// Everything readable that a topic holds now.
    public <V extends SpecificRecord> List<V> values(Topic<?, V> topic) {
        List<V> values = new ArrayList<>();
        try (KafkaConsumer<String, Decoded<V>> consumer =
                new KafkaConsumer<>(
                        connection(), new StringDeserializer(), FORMAT.deserializer(topic))) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic.name()).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                for (ConsumerRecord<String, Decoded<V>> record :
                        consumer.poll(Duration.ofMillis(100))) {
                    if (record.value() instanceof Decoded.Readable<V>(V value)) {
                        values.add(value);
                    }
                }
            }
        }
        return values;
    }

    private static <T> T await(java.util.concurrent.Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
