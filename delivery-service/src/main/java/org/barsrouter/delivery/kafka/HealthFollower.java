package org.barsrouter.delivery.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.barsrouter.delivery.gate.Gates;
import org.barsrouter.schemas.avro.EndpointHealth;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads what other instances say about endpoints and hosts: whoever found an outage probes, the
/// others follow. Our own records come back too and say nothing new.
public final class HealthFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HealthFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RESTART_PAUSE = Duration.ofSeconds(1);

    private final Map<String, Object> options;
    private final RecordFormat format;
    private final Gates gates;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable KafkaConsumer<String, Decoded<EndpointHealth>> current;

    /// Starts following.
    ///
    /// @param connection `bootstrap.servers` and what security needs
    public static HealthFollower follow(
            Map<String, Object> connection, RecordFormat format, Gates gates) {
        HealthFollower follower = new HealthFollower(connection, format, gates);
        follower.thread.start();
        return follower;
    }

    private HealthFollower(Map<String, Object> connection, RecordFormat format, Gates gates) {
        this.options = new HashMap<>(connection);
        this.options.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.options.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.options.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.format = format;
        this.gates = gates;
        this.thread = Thread.ofPlatform().daemon().name("health-follower").unstarted(this::run);
    }

    private void run() {
        while (closed.getCount() > 0) {
            try (KafkaConsumer<String, Decoded<EndpointHealth>> consumer =
                    new KafkaConsumer<>(
                            options,
                            new StringDeserializer(),
                            format.deserializer(Topics.ENDPOINT_HEALTH))) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                LOG.atDebug().log("health follower woken to close");
            } catch (KafkaException | IllegalStateException e) {
                LOG.atWarn().setCause(e).log("health follower failed and starts again");
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<String, Decoded<EndpointHealth>> consumer) {
        List<TopicPartition> all = List.of(new TopicPartition(Topics.ENDPOINT_HEALTH.name(), 0));
        consumer.assign(all);
        consumer.seekToBeginning(all);
        while (closed.getCount() > 0) {
            for (ConsumerRecord<String, Decoded<EndpointHealth>> record : consumer.poll(POLL)) {
                heard(record);
            }
        }
    }

    private void heard(ConsumerRecord<String, Decoded<EndpointHealth>> record) {
        if (record.value() instanceof Decoded.Readable<EndpointHealth>(EndpointHealth health)) {
            HealthRecords.subject(record.key(), health)
                    .ifPresent(subject ->
                            HealthRecords.state(health)
                                    .ifPresent(state -> {
                                        Instant at = Instant.ofEpochMilli(record.timestamp());
                                        Optional<?> _ = gates.heard(subject, state, at);
                                    }));
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
        KafkaConsumer<String, Decoded<EndpointHealth>> consumer = current;
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
