package org.barsrouter.delivery.store;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.barsrouter.delivery.lane.ParkedDelivery;
import org.barsrouter.schemas.avro.ParkedEntry;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a partition of the parked topic back. Only after its {@link ParkedLog} is open: until then
/// an earlier owner may still write.
public final class ParkedTopic {
    private static final Logger LOG = LoggerFactory.getLogger(ParkedTopic.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private ParkedTopic() {}

    /// All entries that stand, closed ones included.
    public static Map<DeliveryId, ParkedDelivery> read(ParkedSettings settings, int partition) {
        TopicPartition source = new TopicPartition(Topics.PARKED.name(), partition);
        Map<DeliveryId, ParkedDelivery> entries = new HashMap<>();
        try (KafkaConsumer<String, Decoded<ParkedEntry>> consumer = consumer(settings)) {
            consumer.assign(List.of(source));
            consumer.seekToBeginning(List.of(source));
            long end = consumer.endOffsets(List.of(source)).getOrDefault(source, 0L);
            while (consumer.position(source) < end) {
                consumer.poll(POLL).forEach(record -> take(record, entries));
            }
        }
        return entries;
    }

    private static void take(
            ConsumerRecord<String, Decoded<ParkedEntry>> record,
            Map<DeliveryId, ParkedDelivery> entries) {
        try {
            switch (record.value()) {
                case null -> entries.remove(DeliveryId.parse(record.key()));
                case Decoded.Readable<ParkedEntry>(ParkedEntry entry) -> {
                    ParkedDelivery parked = ParkedRecords.read(record.key(), entry);
                    entries.put(parked.id(), parked);
                }
                case Decoded.Poison<ParkedEntry>(byte[] _, String reason) ->
                        unreadable(record, reason);
            }
        } catch (IllegalArgumentException e) {
            unreadable(record, "its ids cannot be read");
        }
    }

    private static void unreadable(ConsumerRecord<?, ?> record, String reason) {
        LOG.atError()
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("why", reason)
                .log("parked entry cannot be read: its delivery waits for an operator");
    }

    private static KafkaConsumer<String, Decoded<ParkedEntry>> consumer(ParkedSettings settings) {
        Map<String, Object> options = new HashMap<>(settings.connection());
        options.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        options.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        options.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        options.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        options.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        return new KafkaConsumer<>(
                options, new StringDeserializer(), settings.format().deserializer(Topics.PARKED));
    }
}
