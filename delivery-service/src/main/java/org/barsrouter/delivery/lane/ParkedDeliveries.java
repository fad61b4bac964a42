package org.barsrouter.delivery.lane;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.barsrouter.delivery.packed.Ints;
import org.barsrouter.delivery.packed.RowHeap;
import org.barsrouter.delivery.packed.Rows;
import org.barsrouter.delivery.state.Story.Written;
import org.barsrouter.delivery.state.WaitReason;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.Lane;
import org.jspecify.annotations.Nullable;

/// The partition's part of the parked topic, in memory: what waits until when, and which closed
/// entries may be removed. A row is in the due index while it waits, in the closed heap after it
/// ended, so that both share the column of places.
final class ParkedDeliveries {
    private final ParkedTable table;
    private final Readings readings;
    private final DueIndex due;
    private final DueIndex replaysDue;
    private final RowHeap expiring;
    private final RowHeap closed;
    private final RowHeap moving;
    private final Ints waitingBySeat = new Ints();
    private final Set<DeliveryId> cancelled = new LinkedHashSet<>();
    private long committed;
    private int waiting;

    /// @param committed the offset committed so far
    /// @param table what was found at take-over; each entry is to be restored
    /// @param readings whatever is in there is left alone
    ParkedDeliveries(long committed, ParkedTable table, Readings readings) {
        this.committed = committed;
        this.table = table;
        this.readings = readings;
        Ints places = new Ints();
        this.due = new DueIndex(table, places);
        this.replaysDue = new DueIndex(table, places);
        this.closed = new RowHeap((a, b) -> table.outbound(a) < table.outbound(b), places);
        this.expiring = new RowHeap((a, b) -> table.until(a) < table.until(b), new Ints());
        this.moving = new RowHeap((a, b) -> table.inbound(a) < table.inbound(b), new Ints());
    }

    /// The entry's row in the table.
    int row(DeliveryId id) {
        return table.row(id);
    }

    /// Brings the index up to what the table holds, oldest message first.
    ///
    /// @param waits told of the row of each entry that waits
    void restore(IntConsumer waits) {
        RowHeap byAge = new RowHeap((a, b) -> table.inbound(a) < table.inbound(b), new Ints());
        table.forEachRow(byAge::add);
        for (int row = byAge.poll(); row != Rows.NONE; row = byAge.poll()) {
            if (table.isClosed(row)) {
                closed.add(row);
            } else {
                counted(row, 1);
                expiring.add(row);
                dueOf(row).put(row, Instant.ofEpochMilli(table.due(row)));
                waits.accept(row);
            }
        }
    }

    @Nullable ParkedDelivery get(DeliveryId id) {
        int row = table.row(id);
        return row == Rows.NONE ? null : table.view(row);
    }

    boolean has(DeliveryId id) {
        return table.row(id) != Rows.NONE;
    }

    int waiting() {
        return waiting;
    }

    Optional<Instant> earliestDue() {
        return Stream.of(due.earliest(), replaysDue.earliest())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /// When the first of a lane's share is due, or was; null when nothing waits.
    @Nullable Instant nextDue(Lane lane, Share share) {
        return of(share).next(lane);
    }

    /// How many of a lane wait for their time or turn.
    int waitingIn(Lane lane) {
        return due.size(lane) + replaysDue.size(lane);
    }

    /// How many of its lane and share are due before it.
    int aheadOf(ParkedDelivery parked) {
        int row = table.row(parked.id());
        return row == Rows.NONE ? 0 : dueOf(row).before(row);
    }

    private DueIndex dueOf(int row) {
        return table.generation(row) > 0 ? replaysDue : due;
    }

    private DueIndex of(Share share) {
        return share == Share.REPLAY ? replaysDue : due;
    }

    void put(ParkedDelivery parked, Instant dueAt) {
        int known = table.row(parked.id());
        if (known != Rows.NONE) {
            expiring.remove(known);
            dueOf(known).remove(known);
        }
        int row = table.put(parked);
        if (known == Rows.NONE) {
            counted(row, 1);
        }
        dueOf(row).put(row, dueAt);
        expiring.add(row);
    }

    void dueAgain(ParkedDelivery parked, Instant at) {
        dueAgain(table.row(parked.id()), at);
    }

    void dueAgain(int row, Instant at) {
        dueOf(row).put(row, at);
    }

    /// Due at once, if it waits behind an older one that is through now.
    boolean released(DeliveryId id, Instant now) {
        int row = table.row(id);
        if (row == Rows.NONE
                || table.isClosed(row)
                || table.reason(row) != WaitReason.BEHIND_CONVERSATION
                || readings.has(id)) {
            return false;
        }
        dueOf(row).put(row, now);
        return true;
    }

    /// Takes out the first of a lane's share that is due.
    @Nullable ParkedDelivery pollDue(Lane lane, Share share, Instant now) {
        int row = of(share).poll(lane, now);
        return row == Rows.NONE ? null : table.view(row);
    }

    /// Takes out one whose time is over and that nobody is working on.
    ///
    /// @param open the deliveries that are being attempted
    @Nullable ParkedDelivery pollExpired(Instant now, Map<DeliveryId, Open> open) {
        long time = now.toEpochMilli();
        while (!expiring.isEmpty() && table.until(expiring.peek()) <= time) {
            int row = expiring.poll();
            DeliveryId id = table.id(row);
            if (!table.isClosed(row) && !readings.has(id) && !open.containsKey(id)) {
                dueOf(row).remove(row);
                return table.view(row);
            }
        }
        return null;
    }

    /// An operator cancels it; false when it does not wait here, or that is known.
    boolean cancel(DeliveryId id) {
        int row = table.row(id);
        return row != Rows.NONE && !table.isClosed(row) && cancelled.add(id);
    }

    /// Takes out one that is cancelled and that nobody is working on; one that is being attempted
    /// is looked at again when that has failed.
    ///
    /// @param open the deliveries that are being attempted
    @Nullable ParkedDelivery pollCancelled(Map<DeliveryId, Open> open) {
        for (Iterator<DeliveryId> all = cancelled.iterator(); all.hasNext(); ) {
            DeliveryId id = all.next();
            int row = table.row(id);
            if (row == Rows.NONE || table.isClosed(row)) {
                all.remove();
            } else if (!readings.has(id) && !open.containsKey(id)) {
                all.remove();
                dueOf(row).remove(row);
                return table.view(row);
            }
        }
        return null;
    }

    private void counted(int row, int more) {
        waiting += more;
        waitingBySeat.add(table.seat(row), more);
    }

    /// Where anything waits.
    List<Seat> seats() {
        List<Seat> taken = new ArrayList<>();
        for (int seat = 0; seat < table.seats().size(); seat++) {
            if (waitingBySeat.get(seat) > 0) {
                taken.add(table.seats().value(seat));
            }
        }
        return taken;
    }

    /// What waits in a seat and never left us is to be routed again, the oldest first.
    void moved(Seat seat) {
        int number = table.seats().number(seat);
        if (waitingBySeat.get(number) > 0) {
            table.forEachRow(row -> {
                if (table.seat(row) == number && mayMove(row) && !moving.contains(row)) {
                    moving.add(row);
                }
            });
        }
    }

    private boolean mayMove(int row) {
        return !table.isClosed(row) && table.written(row) == Written.NOTHING;
    }

    /// Takes out the next that is to be routed again and that nobody is working on.
    ///
    /// @param open the deliveries that are being attempted
    @Nullable ParkedDelivery pollMoved(Map<DeliveryId, Open> open) {
        while (!moving.isEmpty()) {
            int row = moving.poll();
            DeliveryId id = table.id(row);
            if (mayMove(row) && !readings.has(id) && !open.containsKey(id)) {
                dueOf(row).remove(row);
                return table.view(row);
            }
        }
        return null;
    }

    /// It ended; the closed entry is to be written.
    ParkedDelivery close(ParkedDelivery parked) {
        ParkedDelivery over = parked.closed();
        int row = table.row(over.id());
        dueOf(row).remove(row);
        expiring.remove(row);
        moving.remove(row);
        table.put(over);
        counted(row, -1);
        return over;
    }

    /// A closed entry stands in the topic.
    void closedStands(ParkedDelivery over) {
        int row = table.row(over.id());
        if (row != Rows.NONE && !closed.contains(row)) {
            closed.add(row);
        }
    }

    void committed(long offset) {
        committed = Math.max(committed, offset);
    }

    /// Closed entries whose source record cannot be read again.
    List<DeliveryId> buried() {
        List<DeliveryId> ids = new ArrayList<>();
        while (!closed.isEmpty() && table.outbound(closed.peek()) < committed) {
            int row = closed.poll();
            ids.add(table.id(row));
            table.remove(row);
        }
        return ids;
    }
}
