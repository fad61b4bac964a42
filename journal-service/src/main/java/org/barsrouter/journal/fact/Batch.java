package org.barsrouter.journal.fact;

import java.util.List;
import java.util.Map;

/// What one poll brought: facts, and how far each partition has been read with them. Both are
/// stored in one transaction, or neither.
///
/// @param nextOffsets the offset to read next
public record Batch(List<Fact> facts, Map<TopicSlice, Long> nextOffsets) {

    /// One partition of one topic.
    public record TopicSlice(String topic, int partition) {}

    public Batch {
        facts = List.copyOf(facts);
        nextOffsets = Map.copyOf(nextOffsets);
    }
}
