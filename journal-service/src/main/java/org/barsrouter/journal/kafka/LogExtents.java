package org.barsrouter.journal.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.barsrouter.journal.fact.Batch.TopicSlice;
import org.barsrouter.journal.store.RebuildStore.Extent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says what the log holds of the topics that the journal is derived from.
public final class LogExtents {
    private static final Logger LOG = LoggerFactory.getLogger(LogExtents.class);

    private final Map<String, Object> settings;
    private final Set<String> topics;

    /// @param connection how to reach Kafka
    /// @param timeout how long Kafka may take
    public LogExtents(Map<String, Object> connection, FactDecoder decoder, Duration timeout) {
        this.settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        this.topics = Set.copyOf(decoder.topics());
    }

    /// By partition; empty when Kafka is out of reach.
    public Optional<Map<TopicSlice, Extent>> read() {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return Optional.of(of(consumer, topics));
        } catch (KafkaException e) {
            LOG.atWarn().setCause(e).log("Kafka did not say what its log holds");
            return Optional.empty();
        }
    }

    static Map<TopicSlice, Extent> of(Consumer<?, ?> consumer, Set<String> topics) {
        List<TopicPartition> all = partitions(consumer, topics);
        Map<TopicPartition, Long> first = consumer.beginningOffsets(all);
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        Map<TopicSlice, Extent> extents = new HashMap<>();
        for (TopicPartition partition : all) {
            long beginning = first.getOrDefault(partition, 0L);
            extents.put(
                    Assignment.slice(partition),
                    new Extent(beginning, ends.getOrDefault(partition, beginning)));
        }
        return extents;
    }

    static List<TopicPartition> partitions(Consumer<?, ?> consumer, Set<String> topics) {
        return topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(found -> new TopicPartition(found.topic(), found.partition()))
                .toList();
    }
}
