package org.barsrouter.journal.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.barsrouter.journal.fact.RecordPosition;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topics;

/// Reads one dead letter whole, body included, from where the journal says that it lies.
public final class DeadLetterReader {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> connection;
    private final RecordFormat format;
    private final InstantSource clock;
    private final Duration timeout;

    /// @param connection how to reach Kafka
    /// @param timeout how long Kafka may take
    public DeadLetterReader(
            Map<String, Object> connection,
            RecordFormat format,
            InstantSource clock,
            Duration timeout) {
        this.connection = connection;
        this.format = format;
        this.clock = clock;
        this.timeout = timeout;
    }

    /// What lies at a position.
    public sealed interface Found {
        record Whole(DeadLetter letter) implements Found {}

        /// The record has expired from the topic.
        record Gone() implements Found {}

        record OutOfReach() implements Found {}
    }

    public Found read(RecordPosition position) {
        TopicPartition partition = new TopicPartition(position.topic(), position.partition());
        try (KafkaConsumer<String, Decoded<DeadLetter>> consumer = consumer()) {
            consumer.assign(List.of(partition));
            long first = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
            if (first > position.offset()) {
                return new Found.Gone();
            }
            consumer.seek(partition, position.offset());
            Instant latest = clock.instant().plus(timeout);
            while (clock.instant().isBefore(latest)) {
                List<ConsumerRecord<String, Decoded<DeadLetter>>> records =
                        consumer.poll(POLL).records(partition);
                if (!records.isEmpty()) {
                    return at(position, records.getFirst());
                }
            }
            return new Found.OutOfReach();
        } catch (TimeoutException e) {
            return new Found.OutOfReach();
        }
    }

    private static Found at(
            RecordPosition position, ConsumerRecord<String, Decoded<DeadLetter>> record) {
        return Optional.of(record)
                .filter(found -> found.offset() == position.offset())
                .map(ConsumerRecord::value)
                .filter(Decoded.Readable.class::isInstance)
                .<Found>map(
                        value -> new Found.Whole(((Decoded.Readable<DeadLetter>) value).value()))
                .orElseGet(Found.Gone::new);
    }

    private KafkaConsumer<String, Decoded<DeadLetter>> consumer() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        return new KafkaConsumer<>(
                settings, new StringDeserializer(), format.deserializer(Topics.DEAD_LETTERS));
    }
}
