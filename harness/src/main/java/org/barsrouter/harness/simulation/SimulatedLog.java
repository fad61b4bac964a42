package org.barsrouter.harness.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.barsrouter.delivery.lane.ParkedDelivery;
import org.barsrouter.delivery.offsets.CommitMark;
import org.barsrouter.delivery.seen.SeenSet;
import org.barsrouter.schemas.id.DeliveryId;

/// One partition of `bars.outbound` with its committed offset, and of the compacted, fenced
/// `bars.parked`. What stands here survives every crash.
final class SimulatedLog {
    private final Timeline timeline;
    private final Chance chance;
    private final Fence fence;
    private final NavigableMap<Long, Entry> outbound = new TreeMap<>();
    private final Map<DeliveryId, ParkedDelivery> parked = new LinkedHashMap<>();
    private long end;
    private long committed;
    private Optional<String> metadata = Optional.empty();
    private int epoch;

    /// A record of `bars.outbound`.
    ///
    /// @param submission empty for a record that holds no delivery
    record Entry(long offset, Instant at, Optional<Submission> submission) {}

    SimulatedLog(Timeline timeline, Chance chance, Fence fence) {
        this.timeline = timeline;
        this.chance = chance;
        this.fence = fence;
    }

    /// Appends, now and then after offsets that hold nothing.
    long append(Optional<Submission> submission) {
        if (chance.oneIn(10)) {
            end += chance.between(1, 3);
        }
        outbound.put(end, new Entry(end, timeline.now(), submission));
        return end++;
    }

    Optional<Entry> at(long offset) {
        return Optional.ofNullable(outbound.get(offset));
    }

    List<Entry> from(long offset, int most) {
        return outbound.tailMap(offset, true).values().stream().limit(most).toList();
    }

    boolean hasFrom(long offset) {
        return !outbound.isEmpty() && outbound.lastKey() >= offset;
    }

    long end() {
        return end;
    }

    long committed() {
        return committed;
    }

    /// What the last owner left.
    CommitMark mark() {
        return metadata.map(text -> CommitMark.read(text, committed)).orElse(CommitMark.never());
    }

    void commit(long offset, String text) {
        committed = offset;
        metadata = Optional.of(text);
    }

    /// Shuts out every earlier writer of the parked partition.
    int fence() {
        return ++epoch;
    }

    boolean fenced(int writer) {
        return fence == Fence.HOLDS && writer != epoch;
    }

    Map<DeliveryId, ParkedDelivery> parked() {
        return parked;
    }

    /// The deliveries of the last minute before an offset.
    SeenSet seen(long before, Duration window) {
        SeenSet seen = new SeenSet(window);
        Instant since = timeline.now().minus(window);
        for (Entry entry : outbound.headMap(before, false).values()) {
            if (!entry.at().isBefore(since)) {
                entry.submission().ifPresent(known -> seen.add(known.id(), entry.at()));
            }
        }
        return seen;
    }
}
