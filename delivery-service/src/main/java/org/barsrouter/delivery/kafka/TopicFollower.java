package org.barsrouter.delivery.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a compacted topic of one partition from its beginning, and whatever comes after. After a
/// fault it begins again: whoever hears its records must not mind hearing them twice.
final class TopicFollower<V extends SpecificRecord> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RESTART_PAUSE = Duration.ofSeconds(1);

    private final Map<String, Object> options;
    private final Deserializer<Decoded<V>> values;
    private final TopicPartition partition;
    private final Consumer<ConsumerRecord<String, Decoded<V>>> heard;
    private final Thread thread;
    private final CountDownLatch loaded = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable KafkaConsumer<String, Decoded<V>> current;

    /// @param connection `bootstrap.servers` and what security needs
    /// @param heard called with every record, on a thread of the follower's own
    TopicFollower(
            Map<String, Object> connection,
            RecordFormat format,
            Topic<?, V> topic,
            Consumer<ConsumerRecord<String, Decoded<V>>> heard) {
        this.options = new HashMap<>(connection);
        this.options.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.options.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.options.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.values = format.deserializer(topic);
        this.partition = new TopicPartition(topic.name(), 0);
        this.heard = heard;
        this.thread =
                Thread.ofPlatform().daemon().name("follow-" + topic.name()).unstarted(this::run);
    }

    TopicFollower<V> start() {
        thread.start();
        return this;
    }

    /// Whether everything has been heard that stood there at the start.
    boolean awaitLoaded(Duration atMost) throws InterruptedException {
        return loaded.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        while (closed.getCount() > 0) {
            try (KafkaConsumer<String, Decoded<V>> consumer =
                    new KafkaConsumer<>(options, new StringDeserializer(), values)) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                LOG.atDebug().log("follower woken to close");
            } catch (KafkaException | IllegalStateException e) {
                LOG.atWarn()
                        .setCause(e)
                        .addKeyValue("topic", partition.topic())
                        .log("a follower failed and starts again");
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<String, Decoded<V>> consumer) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        while (closed.getCount() > 0) {
            if (consumer.position(partition) >= end) {
                loaded.countDown();
            }
            consumer.poll(POLL).forEach(heard);
        }
    }

    private void pause() {
        try {
            closed.await(RESTART_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        KafkaConsumer<String, Decoded<V>> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
