package org.barsrouter.delivery.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.barsrouter.delivery.lane.ParkedTable;
import org.barsrouter.delivery.lane.PartitionEngine;
import org.barsrouter.delivery.lane.TakeOver;
import org.barsrouter.delivery.offsets.CommitMark;
import org.barsrouter.delivery.seen.SeenSet;
import org.barsrouter.delivery.store.ParkedLog;
import org.barsrouter.delivery.store.ParkedTopic;
import org.barsrouter.delivery.store.ReadTurns;
import org.barsrouter.schemas.header.RecordHeaders;
import org.barsrouter.schemas.id.DeliveryId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a partition ours: first the fence, then what is parked, then which deliveries were seen
/// lately. Takes time, so it runs off the poll thread while the partition is paused.
final class TakingOver {
    private static final Logger LOG = LoggerFactory.getLogger(TakingOver.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final LoopSettings settings;
    private final DeliveryTools tools;
    private final ReadTurns turns;

    /// Where the last owner left the partition.
    ///
    /// @param from the first offset to take
    /// @param end the partition's end at assignment
    record Left(TopicPartition partition, long from, long end, CommitMark mark) {}

    TakingOver(LoopSettings settings, DeliveryTools tools, ReadTurns turns) {
        this.settings = settings;
        this.tools = tools;
        this.turns = turns;
    }

    /// Blocks until done.
    ///
    /// @param onLost called when a later owner has shut us out
    OwnedPartition run(Left left, Runnable onLost) {
        int partition = left.partition().partition();
        ParkedLog log = ParkedLog.open(settings.parked(), partition, onLost);
        try (ReadTurns.Turn turn = turns.turn()) {
            ParkedTable parked =
                    new ParkedTopic(settings.parked(), tools.clock(), this::keep)
                            .read(partition, turn);
            SeenSet seen = seen(left, turn);
            LOG.atInfo()
                    .addKeyValue("partition", partition)
                    .addKeyValue("from", left.from())
                    .addKeyValue("ownership", left.mark().ownership())
                    .addKeyValue("parked", parked.size())
                    .addKeyValue("seen", seen.size())
                    .log("partition taken over");
            TakeOver takeOver =
                    new TakeOver(
                            tools.clock().instant(),
                            left.from(),
                            left.end(),
                            left.mark(),
                            parked,
                            seen);
            PartitionEngine engine =
                    new PartitionEngine(
                            settings.engine(),
                            RandomGenerator.getDefault(),
                            takeOver,
                            tools.gates(),
                            tools.memory());
            turn.done();
            return new OwnedPartition(engine, log, tools);
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    /// What cannot be read is kept for an operator; each take-over says so anew, under the same id.
    private void keep(ParkedTopic.Unreadable entry) {
        tools.publisher()
                .send(
                        new EndingRecords(tools.origin())
                                .poison(
                                        entry.record(),
                                        entry.raw().array(),
                                        entry.why(),
                                        tools.clock().instant()),
                        () -> {});
    }

    /// The deliveries that were taken in the last minute, from record headers.
    private SeenSet seen(Left left, ReadTurns.Turn turn) {
        Consumer<ByteBuffer, ByteBuffer> consumer = turn.take();
        SeenSet seen = new SeenSet(settings.seenWindow());
        TopicPartition source = left.partition();
        Instant since = tools.clock().instant().minus(settings.seenWindow());
        consumer.assign(List.of(source));
        OffsetAndTimestamp first =
                consumer.offsetsForTimes(Map.of(source, since.toEpochMilli())).get(source);
        if (first == null || first.offset() >= left.from()) {
            return seen;
        }
        consumer.seek(source, first.offset());
        while (consumer.position(source) < left.from()) {
            turn.take();
            ConsumerRecords<ByteBuffer, ByteBuffer> records = consumer.poll(POLL);
            if (records.isEmpty()) {
                turn.giveBack();
            }
            for (ConsumerRecord<ByteBuffer, ByteBuffer> record : records) {
                if (record.offset() < left.from()) {
                    note(record, seen);
                }
            }
        }
        return seen;
    }

    private static void note(ConsumerRecord<ByteBuffer, ByteBuffer> record, SeenSet seen) {
        Header id = record.headers().lastHeader(RecordHeaders.DELIVERY_ID);
        if (id == null) {
            return;
        }
        String text = new String(id.value(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            seen.add(DeliveryId.parse(text), Instant.ofEpochMilli(record.timestamp()));
        } catch (IllegalArgumentException e) {
            LOG.atWarn()
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .log("delivery id header cannot be read");
        }
    }
}
