package org.barsrouter.delivery.lane;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// When each lane has something to do next: the one index that a tick looks at, however many lanes
/// and parked deliveries there are. Of lanes that are due at once, the one that has waited longest
/// goes first.
final class Wakes {
    private static final Comparator<Wake> ORDER =
            Comparator.comparing(Wake::at).thenComparingLong(Wake::number);

    private final PriorityQueue<Wake> queue = new PriorityQueue<>(ORDER);
    private long number;

    private record Wake(Instant at, long number, LaneState lane) {}

    /// Wakes the lane then, or sooner if that was said before.
    void at(LaneState lane, @Nullable Instant when) {
        Instant set = lane.wakeAt();
        if (when != null && (set == null || when.isBefore(set))) {
            lane.wakeAt(when);
            queue.add(new Wake(when, number++, lane));
        }
    }

    /// Takes out the next lane that is due.
    @Nullable LaneState poll(Instant now) {
        Wake first = queue.peek();
        while (first != null && !first.at().isAfter(now)) {
            queue.remove();
            if (first.at().equals(first.lane().wakeAt())) {
                first.lane().wakeAt(null);
                return first.lane();
            }
            first = queue.peek();
        }
        return null;
    }
}
