package org.barsrouter.journal.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.barsrouter.journal.fact.Batch;
import org.barsrouter.journal.fact.Batch.TopicSlice;
import org.barsrouter.journal.kafka.TimeMerge.Line;
import org.barsrouter.journal.store.FactStore;
import org.barsrouter.journal.store.RebuildStore;

/// Brings batches from the topics: whatever there is while the journal is near their end, and in
/// the order of time while it is far behind, as in a rebuild.
final class Intake {
    private static final Duration POLL = Duration.ofMillis(250);

    /// Records to read from where on it is worth a wait to have them in order.
    private static final long FAR_BEHIND = 10_000;

    /// Records held at most over all partitions, but for one poll more of each.
    private static final int HELD = 10_000;

    private final Consumer<byte[], byte[]> consumer;
    private final FactDecoder decoder;
    private final Assignment assignment;
    private final int most;
    private final TimeMerge merge = new TimeMerge();

    /// @param most records in a batch at most
    Intake(Consumer<byte[], byte[]> consumer, FactDecoder decoder, FactStore store, int most) {
        this.consumer = consumer;
        this.decoder = decoder;
        this.assignment = new Assignment(consumer, store, decoder.topics());
        this.most = most;
    }

    /// Goes on where the database says.
    ///
    /// @throws org.barsrouter.journal.store.JournalRefusedException when the database has read
    ///   further than the log goes
    void start() {
        assignment.start();
    }

    /// Empties the projection and begins at the beginning.
    void startAnew(RebuildStore rebuilds) {
        merge.clear();
        assignment.startAnew(rebuilds);
    }

    /// Takes up partitions that were created since.
    void refresh() {
        assignment.refresh();
    }

    /// The next batch; without offsets when nothing came for a moment.
    Batch next() {
        boolean isFar = records() > FAR_BEHIND;
        boolean came = poll(merge.size() > 0 && !isLacking(isFar) ? Duration.ZERO : POLL);
        while (came && (isFar ? merge.lacksAny(unread()) : merge.size() < most)) {
            came = poll(isFar ? POLL : Duration.ZERO);
        }
        return merge.take(most, isFar && came ? unread() : Set.of());
    }

    /// Records that no batch has held yet, by partition.
    Map<TopicSlice, Long> lags() {
        Map<TopicSlice, Long> lags = assignment.lags();
        lags.replaceAll((slice, lag) -> lag + merge.size(slice));
        return lags;
    }

    /// When the youngest record was written that a batch held.
    Instant reached() {
        return Instant.ofEpochMilli(merge.reached());
    }

    private long records() {
        return lags().values().stream().mapToLong(Long::longValue).sum();
    }

    private boolean isLacking(boolean isFar) {
        return isFar && merge.lacksAny(unread());
    }

    /// Partitions of which the log has more than was polled.
    private Set<TopicSlice> unread() {
        Set<TopicSlice> unread = new HashSet<>();
        assignment
                .lags()
                .forEach((slice, lag) -> {
                    if (lag > 0) {
                        unread.add(slice);
                    }
                });
        return unread;
    }

    /// Whether anything came.
    private boolean poll(Duration wait) {
        try {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(wait);
            records.nextOffsets()
                    .forEach((partition, next) ->
                            merge.add(
                                    Assignment.slice(partition),
                                    lines(records.records(partition)),
                                    next.offset()));
            holdBackFull();
            return !records.nextOffsets().isEmpty();
        } catch (OffsetOutOfRangeException e) {
            assignment.skipExpired(e.partitions());
            return false;
        }
    }

    private List<Line> lines(List<ConsumerRecord<byte[], byte[]>> records) {
        List<Line> lines = new ArrayList<>(records.size());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            lines.add(new Line(record.timestamp(), record.offset(), decoder.decode(record)));
        }
        return lines;
    }

    private void holdBackFull() {
        Set<TopicPartition> all = consumer.assignment();
        int share = HELD / Math.max(1, all.size());
        Set<TopicPartition> full = new HashSet<>();
        for (TopicPartition partition : all) {
            if (merge.size(Assignment.slice(partition)) > share) {
                full.add(partition);
            }
        }
        Set<TopicPartition> paused = new HashSet<>(consumer.paused());
        paused.removeAll(full);
        consumer.resume(paused);
        consumer.pause(full);
    }
}
