package org.barsrouter.routetable.kafka;

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
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands every record of a compacted topic to one taker, from the first to the newest and on.
/// Loaded once the topic's end at start has been reached; it keeps following, outlives a cluster
/// that is away, and after any other fault begins again with a consumer of its own: a follower that
/// stopped would leave its service with yesterday's catalogue and nobody would see it. Its taker
/// must therefore not mind hearing a record twice.
public final class TopicFollower<V extends SpecificRecord> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RESTART_PAUSE = Duration.ofSeconds(1);

    private final Topic<?, V> topic;
    private final Map<String, Object> settings;
    private final Deserializer<Decoded<V>> values;
    private final Consumer<ConsumerRecord<String, Decoded<V>>> taker;
    private final CountDownLatch loaded = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread follower;
    private volatile @Nullable KafkaConsumer<String, Decoded<V>> current;

    /// Starts following.
    ///
    /// @param connection how to reach Kafka: `bootstrap.servers` and what security needs
    /// @param taker called by one thread, in the order of each partition
    public static <V extends SpecificRecord> TopicFollower<V> start(
            Map<String, ?> connection,
            RecordFormat format,
            Topic<?, V> topic,
            Consumer<ConsumerRecord<String, Decoded<V>>> taker) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        TopicFollower<V> follower =
                new TopicFollower<>(topic, settings, format.deserializer(topic), taker);
        follower.follower.start();
        return follower;
    }

    private TopicFollower(
            Topic<?, V> topic,
            Map<String, Object> settings,
            Deserializer<Decoded<V>> values,
            Consumer<ConsumerRecord<String, Decoded<V>>> taker) {
        this.topic = topic;
        this.settings = settings;
        this.values = values;
        this.taker = taker;
        this.follower = Thread.ofPlatform().daemon().name("follow-" + topic).unstarted(this::run);
    }

    /// Whether all that stood in the topic at start has been read.
    public boolean isLoaded() {
        return loaded.getCount() == 0;
    }

    /// Waits until loaded; false when the time is over first.
    public boolean awaitLoaded(Duration atMost) throws InterruptedException {
        return loaded.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        while (!isClosed()) {
            try (KafkaConsumer<String, Decoded<V>> consumer =
                    new KafkaConsumer<>(settings, new StringDeserializer(), values)) {
                current = consumer;
                while (!isClosed()) {
                    tryToFollow(consumer);
                }
            } catch (WakeupException e) {
                LOG.atDebug().addKeyValue("topic", topic).log("no longer following");
            } catch (KafkaException | IllegalStateException e) {
                LOG.atError()
                        .addKeyValue("topic", topic)
                        .setCause(e)
                        .log("following failed and begins again");
                pause();
            }
        }
    }

    /// Kafka's own time-outs pace the repeats while it is away.
    private void tryToFollow(KafkaConsumer<String, Decoded<V>> consumer) {
        try {
            followFromBeginning(consumer);
        } catch (RetriableException e) {
            LOG.atWarn()
                    .addKeyValue("topic", topic)
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log("the topic is out of reach, following tries again");
        }
    }

    private void followFromBeginning(KafkaConsumer<String, Decoded<V>> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (!isClosed()) {
            ConsumerRecords<String, Decoded<V>> records = consumer.poll(POLL);
            records.forEach(taker);
            if (!isLoaded() && reached(consumer, ends)) {
                loaded.countDown();
                LOG.atInfo().addKeyValue("topic", topic).log("loaded");
            }
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<String, Decoded<V>> consumer) {
        return consumer.partitionsFor(topic.name()).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
    }

    private static boolean reached(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(e -> consumer.position(e.getKey()) >= e.getValue());
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
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
            follower.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
