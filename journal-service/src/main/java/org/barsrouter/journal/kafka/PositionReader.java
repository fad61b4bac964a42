package org.barsrouter.journal.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.barsrouter.journal.fact.RecordPosition;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topic;

/// Reads records of a topic whole, bodies included, from where the journal says that they lie: in
/// the order of their offsets, so that many near each other cost one fetch.
public final class PositionReader<V extends SpecificRecord> {
    private static final Duration POLL = Duration.ofMillis(200);

    /// Records in between that are read over; further away it is cheaper to jump.
    private static final int NEAR = 100;

    private final Map<String, Object> connection;
    private final RecordFormat format;
    private final Topic<?, V> topic;
    private final InstantSource clock;
    private final Duration timeout;

    /// @param connection how to reach Kafka
    /// @param timeout how long Kafka may take
    public PositionReader(
            Map<String, Object> connection,
            RecordFormat format,
            Topic<?, V> topic,
            InstantSource clock,
            Duration timeout) {
        this.connection = connection;
        this.format = format;
        this.topic = topic;
        this.clock = clock;
        this.timeout = timeout;
    }

    /// What lies at a position.
    public sealed interface Found<V> {
        /// The record, readable.
        ///
        /// @param headers of the record
        record Whole<V>(V value, Headers headers) implements Found<V> {}

        /// The record has expired from the topic.
        record Gone<V>() implements Found<V> {}

        record OutOfReach<V>() implements Found<V> {}
    }

    /// Reads them all; every position is answered for.
    public Map<RecordPosition, Found<V>> read(Collection<RecordPosition> positions) {
        Map<TopicPartition, NavigableSet<Long>> wanted = new HashMap<>();
        for (RecordPosition at : positions) {
            wanted.computeIfAbsent(
                            new TopicPartition(at.topic(), at.partition()), _ -> new TreeSet<>())
                    .add(at.offset());
        }
        Map<RecordPosition, Found<V>> found = new HashMap<>();
        try (KafkaConsumer<String, Decoded<V>> consumer = consumer()) {
            wanted.forEach((partition, offsets) -> {
                consumer.assign(List.of(partition));
                collect(consumer, new Wanted<V>(partition, offsets), found);
            });
        } catch (TimeoutException e) {
            // what was not read until now stays out of reach
        }
        positions.forEach(at -> found.putIfAbsent(at, new Found.OutOfReach<>()));
        return found;
    }

    /// Offsets of one partition that have not been found yet.
    private record Wanted<V>(TopicPartition partition, NavigableSet<Long> offsets) {

        boolean isFarFrom(long position) {
            long ahead = offsets.first() - position;
            return ahead < 0 || ahead > NEAR;
        }

        void isAt(long position, Map<RecordPosition, Found<V>> found) {
            while (!offsets.isEmpty() && offsets.first() < position) {
                found.put(at(offsets.pollFirst()), new Found.Gone<>());
            }
        }

        void take(ConsumerRecord<String, Decoded<V>> record, Map<RecordPosition, Found<V>> found) {
            isAt(record.offset(), found);
            if (offsets.remove(record.offset())) {
                found.put(
                        at(record.offset()),
                        record.value() instanceof Decoded.Readable<V>(V value)
                                ? new Found.Whole<>(value, record.headers())
                                : new Found.Gone<>());
            }
        }

        private RecordPosition at(long offset) {
            return new RecordPosition(partition.topic(), partition.partition(), offset);
        }
    }

    private void collect(
            KafkaConsumer<String, Decoded<V>> consumer,
            Wanted<V> wanted,
            Map<RecordPosition, Found<V>> found) {
        TopicPartition partition = wanted.partition();
        wanted.isAt(
                consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L), found);
        Instant latest = clock.instant().plus(timeout);
        boolean isPlaced = false;
        while (!wanted.offsets().isEmpty() && clock.instant().isBefore(latest)) {
            if (!isPlaced || wanted.isFarFrom(consumer.position(partition))) {
                consumer.seek(partition, wanted.offsets().first());
                isPlaced = true;
            }
            consumer.poll(POLL).records(partition).forEach(record -> wanted.take(record, found));
        }
    }

    private KafkaConsumer<String, Decoded<V>> consumer() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        return new KafkaConsumer<>(settings, new StringDeserializer(), format.deserializer(topic));
    }
}
