package org.barsrouter.delivery.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;
import org.barsrouter.delivery.lane.ParkedDelivery;
import org.barsrouter.delivery.lane.ParkedTable;
import org.barsrouter.schemas.avro.ParkedEntry;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a partition of the parked topic back. Only after its {@link ParkedLog} is open: until then
/// an earlier owner may still write.
public final class ParkedTopic {
    private static final Logger LOG = LoggerFactory.getLogger(ParkedTopic.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration ASK = Duration.ofSeconds(2);
    private static final int ASK_AT_MOST = 30;

    private final ParkedSettings settings;
    private final Deserializer<Decoded<ParkedEntry>> general;
    private final InstantSource clock;
    private final Consumer<Unreadable> poison;

    /// An entry that cannot be read. It stays where it is: a later release may be able to.
    ///
    /// @param raw its bytes, as far as they are at hand
    /// @param why without content
    public record Unreadable(ConsumerRecord<?, ?> record, ByteBuffer raw, String why) {}

    /// @param clock for what is said on the way
    /// @param poison is given each entry that cannot be read
    public ParkedTopic(ParkedSettings settings, InstantSource clock, Consumer<Unreadable> poison) {
        this.settings = settings;
        this.general = settings.format().deserializer(Topics.PARKED);
        this.clock = clock;
        this.poison = poison;
    }

    /// All entries of a partition that stand, closed ones included. Blocks; says every few seconds
    /// how far it is.
    ///
    /// @param turn is had at the end
    public ParkedTable read(int partition, ReadTurns.Turn turn) {
        TopicPartition source = new TopicPartition(Topics.PARKED.name(), partition);
        ParkedTable entries = new ParkedTable();
        EntryDecoder decoder = new EntryDecoder(settings.format());
        org.apache.kafka.clients.consumer.Consumer<ByteBuffer, ByteBuffer> consumer = turn.take();
        consumer.assign(List.of(source));
        consumer.seekToBeginning(List.of(source));
        long end = end(source, turn);
        Progress progress = new Progress(partition, end, clock);
        while (consumer.position(source) < end) {
            turn.take();
            ConsumerRecords<ByteBuffer, ByteBuffer> records = consumer.poll(POLL);
            if (records.isEmpty()) {
                turn.giveBack();
            }
            for (ConsumerRecord<ByteBuffer, ByteBuffer> record : records) {
                take(record, decoder, entries);
            }
            progress.at(consumer.position(source), entries.size());
        }
        turn.take();
        return entries;
    }

    /// While nobody leads the partition, others have the turn.
    private static long end(TopicPartition source, ReadTurns.Turn turn) {
        for (int i = 1; ; i++) {
            try {
                return turn.take().endOffsets(List.of(source), ASK).getOrDefault(source, 0L);
            } catch (TimeoutException e) {
                if (i == ASK_AT_MOST) {
                    throw e;
                }
                turn.giveBack();
            }
        }
    }

    private void take(
            ConsumerRecord<ByteBuffer, ByteBuffer> record,
            EntryDecoder decoder,
            ParkedTable entries) {
        String key = StandardCharsets.UTF_8.decode(record.key()).toString();
        try {
            Optional<ParkedDelivery> ours =
                    record.value() == null ? Optional.empty() : decoder.read(key, record);
            if (ours.isPresent()) {
                entries.put(ours.get());
                return;
            }
            switch (general.deserialize(record.topic(), record.headers(), bytes(record.value()))) {
                case null -> entries.remove(DeliveryId.parse(key));
                case Decoded.Readable<ParkedEntry>(ParkedEntry entry) ->
                        entries.put(ParkedRecords.read(key, entry));
                case Decoded.Poison<ParkedEntry>(byte[] raw, String reason) ->
                        unreadable(new Unreadable(record, ByteBuffer.wrap(raw), reason));
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            unreadable(
                    new Unreadable(record, ByteBuffer.allocate(0), "a value in it cannot be used"));
        }
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer value) {
        return value == null ? null : Utils.toArray(value);
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
}
