package org.barsrouter.journal.kafka;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.barsrouter.journal.fact.Batch;
import org.barsrouter.journal.fact.Batch.TopicSlice;
import org.barsrouter.journal.fact.Fact;

/// Holds what was read and is not stored yet, and gives it out in the order of time over all
/// partitions: what topics say of one message then comes together, and its row is written once.
/// Without it a topic of small records is read hours ahead of a topic of large ones.
///
/// ```
///   bars.inbound   10:00  10:02  10:05
///   bars.attempts  10:01  10:02  ·           <- runs dry here: no batch goes further while
///   bars.outcomes  10:01  10:03  10:04          the log has more of it
/// ```
final class TimeMerge {
    private final Map<TopicSlice, Deque<Line>> waiting = new HashMap<>();
    private final Map<TopicSlice, Long> nextOffsets = new HashMap<>();
    private int size;
    private long reached;

    /// A record that was read.
    ///
    /// @param timestamp the record's own, in milliseconds since 1970
    record Line(long timestamp, long offset, List<Fact> facts) {}

    /// Takes in what was read next of a partition.
    ///
    /// @param nextOffset the offset to read after it
    void add(TopicSlice slice, List<Line> lines, long nextOffset) {
        waiting.computeIfAbsent(slice, _ -> new ArrayDeque<>()).addAll(lines);
        nextOffsets.put(slice, nextOffset);
        size += lines.size();
    }

    /// Records held.
    int size() {
        return size;
    }

    /// Timestamp of the youngest record that was given out.
    long reached() {
        return reached;
    }

    /// Records held of a partition.
    int size(TopicSlice slice) {
        Deque<Line> lines = waiting.get(slice);
        return lines == null ? 0 : lines.size();
    }

    /// Whether none is held of some of these partitions.
    boolean lacksAny(Collection<TopicSlice> slices) {
        return slices.stream().anyMatch(slice -> size(slice) == 0);
    }

    /// Gives out the oldest records, with the offsets that follow.
    ///
    /// @param most records at most
    /// @param needed partitions that none must be missing of: as soon as one of them has run dry,
    ///   what others hold may be younger than what it has next
    Batch take(int most, Set<TopicSlice> needed) {
        List<Fact> facts = new ArrayList<>();
        Set<TopicSlice> touched = new HashSet<>();
        PriorityQueue<Map.Entry<TopicSlice, Deque<Line>>> oldest =
                new PriorityQueue<>(
                        Comparator.comparingLong(held -> held.getValue().element().timestamp()));
        for (Map.Entry<TopicSlice, Deque<Line>> held : waiting.entrySet()) {
            if (!held.getValue().isEmpty()) {
                oldest.add(held);
            }
        }
        boolean isDry = lacksAny(needed);
        for (int taken = 0; taken < most && !isDry && !oldest.isEmpty(); taken++) {
            Map.Entry<TopicSlice, Deque<Line>> held = oldest.remove();
            Line line = held.getValue().remove();
            facts.addAll(line.facts());
            reached = Math.max(reached, line.timestamp());
            size--;
            touched.add(held.getKey());
            if (!held.getValue().isEmpty()) {
                oldest.add(held);
            } else {
                isDry = needed.contains(held.getKey());
            }
        }
        Map<TopicSlice, Long> offsets = new HashMap<>();
        for (TopicSlice slice : nextOffsets.keySet()) {
            if (touched.contains(slice) || size(slice) == 0) {
                offsets.put(slice, offsetAfter(slice));
            }
        }
        nextOffsets.keySet().removeIf(slice -> size(slice) == 0);
        return new Batch(facts, offsets);
    }

    /// Throws away what it holds.
    void clear() {
        waiting.clear();
        reached = 0;
        nextOffsets.clear();
        size = 0;
    }

    private long offsetAfter(TopicSlice slice) {
        Deque<Line> left = waiting.get(slice);
        return left == null || left.isEmpty()
                ? nextOffsets.getOrDefault(slice, 0L)
                : left.element().offset();
    }
}
