package org.barsrouter.journal.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.barsrouter.journal.fact.Batch.TopicSlice;
import org.barsrouter.journal.store.FactStore;
import org.barsrouter.journal.store.JournalRefusedException;
import org.barsrouter.journal.store.RebuildStore;
import org.barsrouter.journal.store.RebuildStore.Extent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives the consumer every partition of the topics, each from where the database says; no group,
/// because the offsets live with the facts.
final class Assignment {
    private static final Logger LOG = LoggerFactory.getLogger(Assignment.class);

    private final Consumer<byte[], byte[]> consumer;
    private final FactStore store;
    private final Set<String> topics;
    private final Map<TopicSlice, Long> lagsAtStart = new HashMap<>();

    Assignment(Consumer<byte[], byte[]> consumer, FactStore store, Set<String> topics) {
        this.consumer = consumer;
        this.store = store;
        this.topics = topics;
    }

    /// Assigns what there is now.
    ///
    /// @throws JournalRefusedException when the database has read further than the log goes
    void start() {
        List<TopicPartition> all = partitions();
        follow(all, all);
    }

    /// Empties the projection and begins every partition at its beginning.
    void startAnew(RebuildStore rebuilds) {
        Map<TopicSlice, Extent> log = LogExtents.of(consumer, topics);
        rebuilds.clear(log);
        store.forget();
        lagsAtStart.clear();
        start();
    }

    /// Adds partitions that were created since.
    void refresh() {
        List<TopicPartition> all = new ArrayList<>(partitions());
        Set<TopicPartition> known = consumer.assignment();
        List<TopicPartition> added = all.stream().filter(p -> !known.contains(p)).toList();
        if (!added.isEmpty()) {
            Set<TopicPartition> together = new HashSet<>(known);
            together.addAll(added);
            follow(together, added);
            LOG.atInfo().addKeyValue("partitions", added.size()).log("new partitions followed");
        }
    }

    /// Goes on at the oldest record that is left, when older ones expired unread.
    void skipExpired(Set<TopicPartition> partitions) {
        LOG.atWarn()
                .addKeyValue("partitions", partitions)
                .log("records expired before the journal had read them; it goes on after them");
        consumer.seekToBeginning(partitions);
    }

    /// Records not read yet by partition; as at the start for those not fetched from so far.
    Map<TopicSlice, Long> lags() {
        Map<TopicSlice, Long> lags = new HashMap<>(lagsAtStart);
        for (TopicPartition partition : consumer.assignment()) {
            consumer.currentLag(partition).ifPresent(lag -> lags.put(slice(partition), lag));
        }
        return lags;
    }

    private void follow(Collection<TopicPartition> all, List<TopicPartition> added) {
        Map<TopicPartition, Long> first = consumer.beginningOffsets(added);
        Map<TopicPartition, Long> ends = consumer.endOffsets(added);
        Map<TopicSlice, Long> stored = store.nextOffsets();
        Map<TopicSlice, Long> fresh = new HashMap<>();
        consumer.assign(all);
        for (TopicPartition partition : added) {
            TopicSlice slice = slice(partition);
            long beginning = first.getOrDefault(partition, 0L);
            Long next = stored.get(slice);
            if (next == null) {
                fresh.put(slice, beginning);
            }
            long position = next == null ? beginning : next;
            long end = ends.getOrDefault(partition, position);
            if (position > end) {
                throw JournalRefusedException.ofShorterLog(partition.toString(), position, end);
            }
            consumer.seek(partition, position);
            lagsAtStart.put(slice, end - position);
        }
        store.begin(fresh);
    }

    private List<TopicPartition> partitions() {
        return LogExtents.partitions(consumer, topics);
    }

    static TopicSlice slice(TopicPartition partition) {
        return new TopicSlice(partition.topic(), partition.partition());
    }
}
