package org.barsrouter.delivery.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.topic.Topic;

/// Reads a topic from its beginning and waits for what a test expects in it.
final class Tap<V extends SpecificRecord> implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConsumer<String, Decoded<V>> consumer;
    private final List<ConsumerRecord<String, Decoded<V>>> records = new ArrayList<>();

    Tap(Topic<?, V> topic) {
        Map<String, Object> options = new HashMap<>(TestCluster.connection());
        options.put("isolation.level", "read_committed");
        consumer =
                new KafkaConsumer<>(
                        options, new StringDeserializer(), TestCluster.FORMAT.deserializer(topic));
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic.name()).stream()
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// The first value that fits, once it is there.
    V await(Predicate<V> wanted) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !now(wanted).isEmpty());
        return now(wanted).getFirst();
    }

    /// The values that fit by now.
    List<V> now(Predicate<V> wanted) {
        read();
        List<V> fitting = new ArrayList<>();
        for (ConsumerRecord<String, Decoded<V>> record : records) {
            if (record.value() instanceof Decoded.Readable<V>(V value) && wanted.test(value)) {
                fitting.add(value);
            }
        }
        return fitting;
    }

    /// The records of a key by now, tombstones included.
    List<ConsumerRecord<String, Decoded<V>>> ofKey(String key) {
        read();
        return records.stream().filter(record -> key.equals(record.key())).toList();
    }

    private void read() {
        consumer.poll(Duration.ofMillis(50)).forEach(records::add);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
