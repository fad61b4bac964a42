package org.barsrouter.delivery.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.barsrouter.delivery.state.Position;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads records of one topic by pointer, in offset order, with small fetches. What a fetch brings
/// along is kept for those who ask next, so that a backlog is read once and forwards.
public final class RecordReader<V extends SpecificRecord> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecordReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int BATCH = 200;
    private static final long READ_AHEAD = 8 * 1024 * 1024;
    private static final Duration AHEAD_FOR = Duration.ofSeconds(5);

    /// Reading on over a few records is cheaper than seeking.
    private static final long NEAR = 20;

    private final Topic<?, V> topic;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Deserializer<Decoded<V>> values;
    private final ReadAhead ahead = new ReadAhead(READ_AHEAD, AHEAD_FOR, System::nanoTime);
    private final Set<TopicPartition> followed = new HashSet<>();
    private final BlockingQueue<Wanted<V>> queue = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final LongAdder seeks = new LongAdder();
    private final Thread reader;

    private record Wanted<V>(Position at, Consumer<Optional<Stored<V>>> found) {}

    /// @param connection `bootstrap.servers` and what security needs
    public RecordReader(Map<String, Object> connection, RecordFormat format, Topic<?, V> topic) {
        this.topic = topic;
        Map<String, Object> options = new HashMap<>(connection);
        options.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        options.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        options.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        options.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 256 * 1024);
        options.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, (int) NEAR);
        // A fetch that waits at one partition's end would hold up the next partition's: there is
        // one at a time for each broker.
        options.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 5);
        this.values = format.deserializer(topic);
        this.consumer =
                new KafkaConsumer<>(options, new StringDeserializer(), new ByteArrayDeserializer());
        this.reader =
                Thread.ofPlatform().daemon().name("reader-" + topic.name()).unstarted(this::run);
        this.reader.start();
    }

    /// Reads the record at a position; `found` is called on the reader's thread, with nothing when
    /// the record is gone. It must not block.
    public void read(Position at, Consumer<Optional<Stored<V>>> found) {
        queue.add(new Wanted<>(at, found));
    }

    /// How often it had to jump: reading a backlog forwards, hardly ever.
    long seeks() {
        return seeks.sum();
    }

    private void run() {
        try (consumer) {
            while (closed.getCount() > 0) {
                Wanted<V> first = queue.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
                if (first == null) {
                    ahead.forget();
                } else {
                    List<Wanted<V>> batch = new ArrayList<>(List.of(first));
                    queue.drainTo(batch, BATCH - 1);
                    byPartition(batch).forEach(this::readAll);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<Integer, Deque<Wanted<V>>> byPartition(List<Wanted<V>> batch) {
        Map<Integer, Deque<Wanted<V>>> partitions = new TreeMap<>();
        batch.stream()
                .sorted(Comparator.comparingLong(wanted -> wanted.at().offset()))
                .forEach(wanted ->
                        partitions
                                .computeIfAbsent(wanted.at().partition(), _ -> new ArrayDeque<>())
                                .add(wanted));
        return partitions;
    }

    private void readAll(int partition, Deque<Wanted<V>> wanted) {
        TopicPartition source = new TopicPartition(topic.name(), partition);
        wanted.removeIf(this::wasReadAhead);
        if (!consumer.assignment().contains(source) && !exists(source)) {
            wanted.forEach(gone -> handOut(gone, Optional.empty()));
            return;
        }
        while (!wanted.isEmpty() && closed.getCount() > 0) {
            try {
                readFrom(source, wanted);
            } catch (OffsetOutOfRangeException e) {
                followed.remove(source);
                Optional.ofNullable(wanted.poll())
                        .ifPresent(gone -> handOut(gone, Optional.empty()));
            } catch (KafkaException e) {
                followed.remove(source);
                LOG.atWarn().setCause(e).log("parked messages cannot be read, trying again");
                pause();
            }
        }
    }

    /// A pointer may name a partition that the topic no longer has.
    private boolean exists(TopicPartition source) {
        try {
            return consumer.partitionsFor(source.topic()).size() > source.partition();
        } catch (KafkaException e) {
            return true;
        }
    }

    private boolean wasReadAhead(Wanted<V> wanted) {
        Optional<ConsumerRecord<String, byte[]>> kept = ahead.take(wanted.at());
        kept.ifPresent(record -> handOut(wanted, readable(record)));
        return kept.isPresent();
    }

    private void readFrom(TopicPartition source, Deque<Wanted<V>> wanted) {
        Wanted<V> next = wanted.peek();
        if (next == null) {
            return;
        }
        goTo(source, next.at().offset());
        while (next != null && consumer.position(source) + NEAR > next.at().offset()) {
            ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
            for (ConsumerRecord<String, byte[]> record : records) {
                next = handOut(record, wanted);
            }
            if (closed.getCount() == 0
                    || (records.isEmpty() && next != null && past(source, next))) {
                return;
            }
        }
    }

    /// Only this partition is read; what was fetched of the others stays.
    private void goTo(TopicPartition source, long offset) {
        boolean known = followed.contains(source);
        if (!consumer.assignment().contains(source)) {
            Set<TopicPartition> more = new HashSet<>(consumer.assignment());
            more.add(source);
            consumer.assign(more);
        }
        Set<TopicPartition> others = new HashSet<>(consumer.assignment());
        others.remove(source);
        consumer.pause(others);
        consumer.resume(Set.of(source));
        long position = known ? consumer.position(source) : 0;
        if (!known || position > offset || position + NEAR <= offset) {
            consumer.seek(source, offset);
            seeks.increment();
        }
        followed.add(source);
    }

    /// Whether a record lies behind the topic's end, as after the topic was made anew: it is gone.
    private boolean past(TopicPartition source, Wanted<V> wanted) {
        long end = consumer.endOffsets(List.of(source)).getOrDefault(source, 0L);
        if (wanted.at().offset() < end) {
            return false;
        }
        throw new OffsetOutOfRangeException(Map.of(source, wanted.at().offset()));
    }

    private @Nullable Wanted<V> handOut(
            ConsumerRecord<String, byte[]> record, Deque<Wanted<V>> wanted) {
        Wanted<V> next = wanted.peek();
        boolean anybody = false;
        while (next != null && next.at().offset() <= record.offset()) {
            wanted.poll();
            boolean here = next.at().offset() == record.offset();
            handOut(next, here ? readable(record) : Optional.empty());
            anybody |= here;
            next = wanted.peek();
        }
        if (!anybody) {
            ahead.keep(record);
        }
        return next;
    }

    /// A fault of one delivery must not end the reading for all.
    private void handOut(Wanted<V> wanted, Optional<Stored<V>> found) {
        try {
            wanted.found().accept(found);
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("partition", wanted.at().partition())
                    .addKeyValue("offset", wanted.at().offset())
                    .setCause(e)
                    .log("a parked message could not be handed on");
        }
    }

    private Optional<Stored<V>> readable(ConsumerRecord<String, byte[]> record) {
        Decoded<V> value = values.deserialize(record.topic(), record.headers(), record.value());
        return value instanceof Decoded.Readable<V>(V delivery)
                ? Optional.of(new Stored<>(delivery, record.headers()))
                : Optional.empty();
    }

    private void pause() {
        try {
            closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            reader.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
