package org.barsrouter.catalogue.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.barsrouter.catalogue.watch.Seen;
import org.barsrouter.catalogue.watch.Seen.What;
import org.barsrouter.schemas.avro.Attempt;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;

/// Reads what becomes of messages from what the system publishes anyway: attempts, and dead letters
/// that found no route. For one thread.
public final class FollowDeliveries implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Deserializer<Decoded<Attempt>> attempts;
    private final Deserializer<Decoded<DeadLetter>> deadLetters;

    /// Begins at an instant.
    public FollowDeliveries(KafkaAccess kafka, Instant since) {
        this.attempts = kafka.format().deserializer(Topics.ATTEMPTS);
        this.deadLetters = kafka.format().deserializer(Topics.DEAD_LETTERS);
        Map<String, Object> settings = new HashMap<>(kafka.connection());
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        this.consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer());
        seek(since);
    }

    private void seek(Instant since) {
        List<TopicPartition> partitions =
                Stream.of(Topics.ATTEMPTS, Topics.DEAD_LETTERS)
                        .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, since.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> begin = consumer.offsetsForTimes(times);
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp found = begin.get(partition);
            if (found == null) {
                consumer.seekToEnd(List.of(partition));
                long _ = consumer.position(partition);
            } else {
                consumer.seek(partition, found.offset());
            }
        }
    }

    /// What has happened since the last call, at most half a second's waiting.
    public List<Seen> next() {
        List<Seen> seen = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            of(record).ifPresent(seen::add);
        }
        return seen;
    }

    private Optional<Seen> of(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        return record.topic().equals(Topics.ATTEMPTS.name())
                ? attempt(attempts.deserialize(record.topic(), record.value()))
                : unroutable(record, deadLetters.deserialize(record.topic(), record.value()));
    }

    private static Optional<Seen> attempt(Decoded<Attempt> decoded) {
        return decoded instanceof Decoded.Readable<Attempt>(Attempt attempt)
                ? Optional.of(
                        new Seen(
                                attempt.getTarget(),
                                attempt.getStartedAt(),
                                what(attempt.getDisposition())))
                : Optional.empty();
    }

    private static What what(@Nullable Disposition disposition) {
        return switch (disposition) {
            case null -> What.AGAIN;
            case DELIVERED, DELIVERED_DUPLICATE -> What.DELIVERED;
            case REJECTED, UNKNOWN, EXPIRED, UNROUTABLE, POISON, CANCELLED -> What.FAILED;
        };
    }

    /// Other dead letters have their last attempt told already.
    private static Optional<Seen> unroutable(
            ConsumerRecord<String, byte[]> record, Decoded<DeadLetter> decoded) {
        return record.key() != null
                        && decoded instanceof Decoded.Readable<DeadLetter>(DeadLetter letter)
                        && letter.getDisposition() == Disposition.UNROUTABLE
                ? Optional.of(new Seen(record.key(), letter.getDeadAt(), What.UNROUTABLE))
                : Optional.empty();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
