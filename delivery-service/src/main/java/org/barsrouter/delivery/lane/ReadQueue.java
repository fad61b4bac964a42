package org.barsrouter.delivery.lane;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// Lanes with a parked message that is due and for which there is no room in memory, in the order
/// in which they came. A lane that is called reads one message and goes to the end again: however
/// long its backlog is, it takes nothing from the others.
final class ReadQueue {
    private final SequencedSet<LaneState> waiting = new LinkedHashSet<>();
    private @Nullable LaneState called;

    /// Whether nobody comes before it.
    boolean isTurnOf(LaneState lane) {
        return waiting.isEmpty() || called == lane;
    }

    void join(LaneState lane) {
        waiting.add(lane);
    }

    boolean isWaiting(LaneState lane) {
        return waiting.contains(lane);
    }

    /// The first, which leaves the queue; null when nobody waits.
    @Nullable LaneState call() {
        called = waiting.isEmpty() ? null : waiting.removeFirst();
        return called;
    }

    /// Whoever was called has had its turn.
    void served() {
        called = null;
    }
}
