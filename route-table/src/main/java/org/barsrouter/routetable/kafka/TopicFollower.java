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
import org.apache.kafka.common.serialization.StringDeserializer;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands every record of a compacted topic to one taker, from the first to the newest and on.
/// Loaded once the topic's end at start has been reached; it keeps following, and outlives a
/// cluster that is away.
public final class TopicFollower<V extends SpecificRecord> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Topic<?, V> topic;
    private final KafkaConsumer<String, Decoded<V>> consumer;
    private final Consumer<ConsumerRecord<String, Decoded<V>>> taker;
    private final CountDownLatch loaded = new CountDownLatch(1);
    private final Thread follower;
    private volatile boolean closed;

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
                new TopicFollower<>(
                        topic,
                        new KafkaConsumer<>(
                                settings, new StringDeserializer(), format.deserializer(topic)),
                        taker);
        follower.follower.start();
        return follower;
    }

    private TopicFollower(
            Topic<?, V> topic,
            KafkaConsumer<String, Decoded<V>> consumer,
            Consumer<ConsumerRecord<String, Decoded<V>>> taker) {
        this.topic = topic;
        this.consumer = consumer;
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
        try (consumer) {
            while (!closed) {
                tryToFollow();
            }
        } catch (WakeupException e) {
            LOG.atDebug().addKeyValue("topic", topic).log("no longer following");
        } catch (KafkaException | IllegalStateException e) {
            LOG.atError().addKeyValue("topic", topic).setCause(e).log("stopped following");
        }
    }

    /// Kafka's own time-outs pace the repeats while it is away.
    private void tryToFollow() {
        try {
            followFromBeginning();
        } catch (RetriableException e) {
            LOG.atWarn()
                    .addKeyValue("topic", topic)
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log("the topic is out of reach, following tries again");
        }
    }

    private void followFromBeginning() {
        List<TopicPartition> partitions = partitions();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (!closed) {
            ConsumerRecords<String, Decoded<V>> records = consumer.poll(POLL);
            records.forEach(taker);
            if (!isLoaded() && reached(ends)) {
                loaded.countDown();
                LOG.atInfo().addKeyValue("topic", topic).log("loaded");
            }
        }
    }

    private List<TopicPartition> partitions() {
        return consumer.partitionsFor(topic.name()).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
    }

    private boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(e -> consumer.position(e.getKey()) >= e.getValue());
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            follower.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
