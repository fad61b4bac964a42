package org.barsrouter.delivery.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.barsrouter.delivery.state.Position;
import org.barsrouter.schemas.avro.OutboundDelivery;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the messages of parked deliveries again, by pointer, in offset order, with small fetches.
/// It reads `bars.outbound`: one read gives the message with its endpoint and policy.
public final class OutboundReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboundReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int BATCH = 200;

    /// Reading on over a few records is cheaper than seeking.
    private static final long NEAR = 20;

    private final KafkaConsumer<String, Decoded<OutboundDelivery>> consumer;
    private final BlockingQueue<Wanted> queue = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread reader;

    private record Wanted(Position at, Consumer<Optional<OutboundDelivery>> found) {}

    /// @param connection `bootstrap.servers` and what security needs
    public OutboundReader(Map<String, Object> connection, RecordFormat format) {
        Map<String, Object> options = new HashMap<>(connection);
        options.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        options.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        options.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        options.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 256 * 1024);
        options.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, (int) NEAR);
        // A fetch that waits at one partition's end would hold up the next partition's: there is
        // one at a time for each broker.
        options.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 5);
        this.consumer =
                new KafkaConsumer<>(
                        options, new StringDeserializer(), format.deserializer(Topics.OUTBOUND));
        this.reader = Thread.ofPlatform().daemon().name("outbound-reader").unstarted(this::run);
        this.reader.start();
    }

    /// Reads the record at a position; `found` is called on the reader's thread, with nothing when
    /// the record is gone. It must not block.
    public void read(Position at, Consumer<Optional<OutboundDelivery>> found) {
        queue.add(new Wanted(at, found));
    }

    private void run() {
        try (consumer) {
            while (closed.getCount() > 0) {
                Wanted first = queue.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Wanted> batch = new ArrayList<>(List.of(first));
                    queue.drainTo(batch, BATCH - 1);
                    byPartition(batch).forEach(this::readAll);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<Integer, Deque<Wanted>> byPartition(List<Wanted> batch) {
        Map<Integer, Deque<Wanted>> partitions = new TreeMap<>();
        batch.stream()
                .sorted(Comparator.comparingLong(wanted -> wanted.at().offset()))
                .forEach(wanted ->
                        partitions
                                .computeIfAbsent(wanted.at().partition(), _ -> new ArrayDeque<>())
                                .add(wanted));
        return partitions;
    }

    private void readAll(int partition, Deque<Wanted> wanted) {
        TopicPartition source = new TopicPartition(Topics.OUTBOUND.name(), partition);
        while (!wanted.isEmpty() && closed.getCount() > 0) {
            try {
                consumer.assign(List.of(source));
                readFrom(source, wanted);
            } catch (OffsetOutOfRangeException e) {
                Optional.ofNullable(wanted.poll())
                        .ifPresent(gone -> handOut(gone, Optional.empty()));
            } catch (KafkaException e) {
                LOG.atWarn().setCause(e).log("parked messages cannot be read, trying again");
                pause();
            }
        }
    }

    private void readFrom(TopicPartition source, Deque<Wanted> wanted) {
        Wanted next = wanted.peek();
        if (next == null) {
            return;
        }
        consumer.seek(source, next.at().offset());
        while (next != null && consumer.position(source) + NEAR > next.at().offset()) {
            ConsumerRecords<String, Decoded<OutboundDelivery>> records = consumer.poll(POLL);
            for (ConsumerRecord<String, Decoded<OutboundDelivery>> record : records) {
                next = handOut(record, wanted);
            }
            if (closed.getCount() == 0
                    || (records.isEmpty() && next != null && past(source, next))) {
                return;
            }
        }
    }

    /// Whether a record lies behind the topic's end, as after the topic was made anew: it is gone.
    private boolean past(TopicPartition source, Wanted wanted) {
        long end = consumer.endOffsets(List.of(source)).getOrDefault(source, 0L);
        if (wanted.at().offset() < end) {
            return false;
        }
        throw new OffsetOutOfRangeException(Map.of(source, wanted.at().offset()));
    }

    private static @Nullable Wanted handOut(
            ConsumerRecord<String, Decoded<OutboundDelivery>> record, Deque<Wanted> wanted) {
        Wanted next = wanted.peek();
        while (next != null && next.at().offset() <= record.offset()) {
            wanted.poll();
            boolean here = next.at().offset() == record.offset();
            handOut(next, here ? readable(record.value()) : Optional.empty());
            next = wanted.peek();
        }
        return next;
    }

    /// A fault of one delivery must not end the reading for all.
    private static void handOut(Wanted wanted, Optional<OutboundDelivery> found) {
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

    private static Optional<OutboundDelivery> readable(Decoded<OutboundDelivery> value) {
        return value instanceof Decoded.Readable<OutboundDelivery>(OutboundDelivery record)
                ? Optional.of(record)
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
