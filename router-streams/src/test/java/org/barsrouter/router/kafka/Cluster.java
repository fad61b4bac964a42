package org.barsrouter.router.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barsrouter.router.topology.Samples;
import org.barsrouter.schemas.cluster.TopicCreation;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.topic.Layout;
import org.barsrouter.schemas.topic.Topic;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/// One real broker with our topics for all tests of this JVM.
final class Cluster {
    /// Lives as long as this JVM.
    static final Cluster SHARED = new Cluster();

    private final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
    private final KafkaProducer<String, SpecificRecord> producer;

    private Cluster() {
        broker.afterPropertiesSet();
        new TopicCreation(connection(), Samples.FORMAT).run(Layout.sandbox());
        producer =
                new KafkaProducer<>(
                        connection(), new StringSerializer(), Samples.FORMAT.serializer());
    }

    String address() {
        return broker.getBrokersAsString();
    }

    Map<String, Object> connection() {
        return Map.of("bootstrap.servers", address());
    }

    <K, V extends SpecificRecord> void write(Topic<K, V> topic, K key, V value)
            throws ExecutionException, InterruptedException {
        producer.send(topic.record(key, value)).get();
    }

    /// Everything that stands in a topic now.
    <V extends SpecificRecord> List<ConsumerRecord<String, Decoded<V>>> all(Topic<?, V> topic) {
        List<ConsumerRecord<String, Decoded<V>>> found = new ArrayList<>();
        try (KafkaConsumer<String, Decoded<V>> consumer =
                new KafkaConsumer<>(
                        connection(),
                        new StringDeserializer(),
                        Samples.FORMAT.deserializer(topic))) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic.name()).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (!partitions.stream()
                    .allMatch(p -> consumer.position(p) >= ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }
}
