package org.barsrouter.journal.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.barsrouter.journal.fact.RecordPosition;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topic;
import org.jspecify.annotations.Nullable;

/// Reads records of a topic whole, bodies included, from where the journal says that they lie: of
/// all partitions at once and in the order of their offsets, so that many near each other cost one
/// fetch. What lies in between is passed over without being read. What was fetched and lies beyond
/// the last is kept: whoever reads on from there, as a replay run does portion by portion, fetches
/// nothing twice. One at a time reads, on whatever thread.
public final class PositionReader<V extends SpecificRecord> implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    /// Records in between that are passed over; further away it is cheaper to jump.
    private static final int NEAR = 10;

    /// Bytes of a partition in one answer, at least a whole batch: what is wanted lies scattered,
    /// and the rest of a megabyte would be fetched for nothing.
    private static final int FETCH = 128 * 1024;

    /// At the end of the log no later read waits longer for the answer to a fetch of this one.
    private static final Duration FETCH_WAIT = Duration.ofMillis(50);

    private final Map<String, Object> connection;
    private final Deserializer<Decoded<V>> values;
    private final InstantSource clock;
    private final Duration timeout;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /// Stands where the last read ended, all its partitions paused.
    private @Nullable KafkaConsumer<byte[], byte[]> open;

    /// @param connection how to reach Kafka
    /// @param timeout how long Kafka may take
    public PositionReader(
            Map<String, Object> connection,
            RecordFormat format,
            Topic<?, V> topic,
            InstantSource clock,
            Duration timeout) {
        this.connection = connection;
        this.values = format.deserializer(topic);
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
        Map<TopicPartition, NavigableSet<Long>> offsets = new HashMap<>();
        for (RecordPosition at : positions) {
            offsets.computeIfAbsent(
                            new TopicPartition(at.topic(), at.partition()), _ -> new TreeSet<>())
                    .add(at.offset());
        }
        Map<RecordPosition, Found<V>> found = new HashMap<>();
        oneAtATime.lock();
        try {
            List<Wanted<V>> wanted = new ArrayList<>();
            offsets.forEach((partition, some) -> wanted.add(new Wanted<>(partition, some, values)));
            collect(consumer(), wanted, found);
        } catch (TimeoutException e) {
            // what was not read until now stays out of reach
            end();
        } catch (RuntimeException e) {
            end();
            throw e;
        } finally {
            oneAtATime.unlock();
        }
        positions.forEach(at -> found.putIfAbsent(at, new Found.OutOfReach<>()));
        return found;
    }

    @Override
    public void close() {
        oneAtATime.lock();
        try {
            end();
        } finally {
            oneAtATime.unlock();
        }
    }

    private void end() {
        KafkaConsumer<byte[], byte[]> ended = open;
        open = null;
        if (ended != null) {
            ended.close();
        }
    }

    /// Offsets of one partition that have not been found yet.
    private record Wanted<V>(
            TopicPartition partition, NavigableSet<Long> offsets, Deserializer<Decoded<V>> values) {

        boolean isOver() {
            return offsets.isEmpty();
        }

        boolean isFarFrom(long position) {
            long ahead = offsets.first() - position;
            return ahead < 0 || ahead > NEAR;
        }

        void isAt(long position, Map<RecordPosition, Found<V>> found) {
            while (!offsets.isEmpty() && offsets.first() < position) {
                found.put(at(offsets.pollFirst()), new Found.Gone<>());
            }
        }

        void take(ConsumerRecord<byte[], byte[]> record, Map<RecordPosition, Found<V>> found) {
            isAt(record.offset(), found);
            if (offsets.remove(record.offset())) {
                found.put(at(record.offset()), read(record));
            }
        }

        private Found<V> read(ConsumerRecord<byte[], byte[]> record) {
            return values.deserialize(record.topic(), record.headers(), record.value())
                            instanceof Decoded.Readable<V>(V value)
                    ? new Found.Whole<>(value, record.headers())
                    : new Found.Gone<>();
        }

        private RecordPosition at(long offset) {
            return new RecordPosition(partition.topic(), partition.partition(), offset);
        }
    }

    private void collect(
            KafkaConsumer<byte[], byte[]> consumer,
            List<Wanted<V>> wanted,
            Map<RecordPosition, Found<V>> found) {
        List<TopicPartition> partitions = wanted.stream().map(Wanted::partition).toList();
        Set<TopicPartition> known = consumer.assignment();
        Set<TopicPartition> all = new LinkedHashSet<>(known);
        all.addAll(partitions);
        consumer.assign(all);
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        for (Wanted<V> one : wanted) {
            one.isAt(first.getOrDefault(one.partition(), 0L), found);
            follow(consumer, one, !known.contains(one.partition()));
        }
        Instant latest = clock.instant().plus(timeout);
        while (!wanted.stream().allMatch(Wanted::isOver) && clock.instant().isBefore(latest)) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (Wanted<V> one : wanted) {
                records.records(one.partition()).forEach(record -> one.take(record, found));
                follow(consumer, one, false);
            }
        }
        consumer.pause(all);
    }

    /// Goes to where the next lies, or on, or no further.
    private static <V> void follow(KafkaConsumer<?, ?> consumer, Wanted<V> one, boolean isNew) {
        if (one.isOver()) {
            consumer.pause(List.of(one.partition()));
            return;
        }
        if (isNew || one.isFarFrom(consumer.position(one.partition()))) {
            consumer.seek(one.partition(), one.offsets().first());
        }
        consumer.resume(List.of(one.partition()));
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        KafkaConsumer<byte[], byte[]> consumer = open;
        if (consumer == null) {
            consumer = another();
            open = consumer;
        }
        return consumer;
    }

    private KafkaConsumer<byte[], byte[]> another() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) FETCH_WAIT.toMillis());
        // One by one: what was polled and is wanted only by the next read would be fetched again.
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
