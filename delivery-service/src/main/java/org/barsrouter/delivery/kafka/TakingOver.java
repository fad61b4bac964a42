package org.barsrouter.delivery.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
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
        try {
            ParkedTable parked =
                    new ParkedTopic(settings.parked(), turns, tools.clock(), this::keep)
                            .read(partition);
            SeenSet seen = seen(left, tools.clock());
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
    private SeenSet seen(Left left, InstantSource clock) {
        SeenSet seen = new SeenSet(settings.seenWindow());
        TopicPartition source = left.partition();
        Instant since = clock.instant().minus(settings.seenWindow());
        Map<String, Object> options = new HashMap<>(settings.connection());
        options.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        options.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        options.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        options, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(source));
            OffsetAndTimestamp first =
                    consumer.offsetsForTimes(Map.of(source, since.toEpochMilli())).get(source);
            if (first == null || first.offset() >= left.from()) {
                return seen;
            }
            consumer.seek(source, first.offset());
            while (consumer.position(source) < left.from()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() < left.from()) {
                        note(record, seen);
                    }
                }
            }
        }
        return seen;
    }

    private static void note(ConsumerRecord<byte[], byte[]> record, SeenSet seen) {
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
