package org.barsrouter.delivery.lane;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.delivery.packed.Ints;
import org.barsrouter.delivery.packed.RowHeap;
import org.barsrouter.delivery.packed.Rows;
import org.barsrouter.schemas.id.Lane;
import org.jspecify.annotations.Nullable;

/// When each parked delivery is due, by lane: a lane whose endpoint is down costs nothing however
/// much waits in it. What is due goes in the order of its source offsets, so that a backlog is read
/// forwards.
final class DueIndex {
    private final ParkedTable table;
    private final Ints places;
    private final Map<Lane, Queue> lanes = new HashMap<>();

    /// @param places column for the places in heaps
    DueIndex(ParkedTable table, Ints places) {
        this.table = table;
        this.places = places;
    }

    /// One lane: what is due later by its time, what is due by its offset.
    private record Queue(RowHeap later, RowHeap ready) {
        boolean isEmpty() {
            return later.isEmpty() && ready.isEmpty();
        }
    }

    /// Sets when a row is due; replaces an earlier setting.
    void put(int row, Instant at) {
        Queue queue = lanes.computeIfAbsent(table.seatOf(row).lane(), _ -> queue());
        remove(row, queue);
        table.due(row, at);
        queue.later().add(row);
    }

    void remove(int row) {
        Lane lane = table.seatOf(row).lane();
        Queue queue = lanes.get(lane);
        if (queue != null) {
            remove(row, queue);
            dropIfEmpty(lane, queue);
        }
    }

    /// Takes out the first of a lane that is due; {@link Rows#NONE} when none is.
    int poll(Lane lane, Instant now) {
        Queue queue = lanes.get(lane);
        if (queue == null) {
            return Rows.NONE;
        }
        long time = now.toEpochMilli();
        while (!queue.later().isEmpty() && table.due(queue.later().peek()) <= time) {
            queue.ready().add(queue.later().poll());
        }
        int first = queue.ready().poll();
        dropIfEmpty(lane, queue);
        return first;
    }

    /// When the first of a lane is due, or was; null when nothing of it is in here.
    @Nullable Instant next(Lane lane) {
        Queue queue = lanes.get(lane);
        return queue == null ? null : Instant.ofEpochMilli(earliest(queue));
    }

    /// How many of a lane are in here.
    int size(Lane lane) {
        Queue queue = lanes.get(lane);
        return queue == null ? 0 : queue.later().size() + queue.ready().size();
    }

    /// How many of its lane are due before a row.
    int before(int own) {
        Queue queue = lanes.get(table.seatOf(own).lane());
        if (queue == null) {
            return 0;
        }
        return queue.ready().contains(own)
                ? queue.ready().count(row -> liesBefore(row, own))
                : queue.ready().size() + queue.later().count(row -> isDueBefore(row, own));
    }

    /// When the first of all lanes is due, or was.
    Optional<Instant> earliest() {
        return lanes.values().stream().mapToLong(this::earliest).min().stream()
                .mapToObj(Instant::ofEpochMilli)
                .findFirst();
    }

    private long earliest(Queue queue) {
        return table.due(queue.ready().isEmpty() ? queue.later().peek() : queue.ready().peek());
    }

    private static void remove(int row, Queue queue) {
        boolean _ = queue.later().remove(row) || queue.ready().remove(row);
    }

    private void dropIfEmpty(Lane lane, Queue queue) {
        if (queue.isEmpty()) {
            lanes.remove(lane);
        }
    }

    private Queue queue() {
        return new Queue(
                new RowHeap(this::isDueBefore, places), new RowHeap(this::liesBefore, places));
    }

    private boolean isDueBefore(int row, int other) {
        long one = table.due(row);
        long two = table.due(other);
        return one < two || (one == two && liesBefore(row, other));
    }

    private boolean liesBefore(int row, int other) {
        return table.outbound(row) < table.outbound(other);
    }
}
