package org.barsrouter.delivery.store;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.barsrouter.delivery.lane.ParkedDelivery;
import org.barsrouter.delivery.lane.ParkedTable;
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

    private final ParkedSettings settings;
    private final Deserializer<Decoded<ParkedEntry>> general;
    private final ReadTurns turns;
    private final InstantSource clock;
    private final Consumer<Unreadable> poison;

    /// An entry that cannot be read. It stays where it is: a later release may be able to.
    ///
    /// @param raw its bytes, as far as they are at hand
    /// @param why without content
    public record Unreadable(ConsumerRecord<?, ?> record, ByteBuffer raw, String why) {}

    /// @param clock for what is said on the way
    /// @param poison is given each entry that cannot be read
    public ParkedTopic(
            ParkedSettings settings,
            ReadTurns turns,
            InstantSource clock,
            Consumer<Unreadable> poison) {
        this.settings = settings;
        this.general = settings.format().deserializer(Topics.PARKED);
        this.turns = turns;
        this.clock = clock;
        this.poison = poison;
    }

    /// All entries of a partition that stand, closed ones included. Blocks; says every few seconds
    /// how far it is.
    public ParkedTable read(int partition) {
        TopicPartition source = new TopicPartition(Topics.PARKED.name(), partition);
        ParkedTable entries = new ParkedTable();
        EntryDecoder decoder = new EntryDecoder(settings.format());
        try (KafkaConsumer<String, byte[]> consumer = consumer();
                ReadTurns.Turn turn = turns.turn()) {
            consumer.assign(List.of(source));
            consumer.seekToBeginning(List.of(source));
            long end = consumer.endOffsets(List.of(source)).getOrDefault(source, 0L);
            Progress progress = new Progress(partition, end, clock);
            while (consumer.position(source) < end) {
                turn.take();
                ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
                if (records.isEmpty()) {
                    turn.giveBack();
                }
                for (ConsumerRecord<String, byte[]> record : records) {
                    take(record, decoder, entries);
                }
                progress.at(consumer.position(source), entries.size());
            }
        }
        return entries;
    }

    private void take(
            ConsumerRecord<String, byte[]> record, EntryDecoder decoder, ParkedTable entries) {
        try {
            Optional<ParkedDelivery> ours =
                    record.value() == null ? Optional.empty() : decoder.read(record);
            if (ours.isPresent()) {
                entries.put(ours.get());
                return;
            }
            switch (general.deserialize(record.topic(), record.headers(), record.value())) {
                case null -> entries.remove(DeliveryId.parse(record.key()));
                case Decoded.Readable<ParkedEntry>(ParkedEntry entry) ->
                        entries.put(ParkedRecords.read(record.key(), entry));
                case Decoded.Poison<ParkedEntry>(byte[] raw, String reason) ->
                        unreadable(new Unreadable(record, ByteBuffer.wrap(raw), reason));
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            unreadable(
                    new Unreadable(record, ByteBuffer.allocate(0), "a value in it cannot be used"));
        }
    }

    private void unreadable(Unreadable entry) {
        ConsumerRecord<?, ?> record = entry.record();
        LOG.atError()
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("why", entry.why())
                .log("parked entry cannot be read: its delivery waits for an operator");
        poison.accept(entry);
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> options = new HashMap<>(settings.connection());
        options.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        options.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        options.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        options.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        options.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        options.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 2 * 1024 * 1024);
        options.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, 1024 * 1024);
        return new KafkaConsumer<>(options, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
