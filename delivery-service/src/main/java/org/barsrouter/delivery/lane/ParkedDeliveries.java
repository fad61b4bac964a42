package org.barsrouter.delivery.lane;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.barsrouter.delivery.packed.Ints;
import org.barsrouter.delivery.packed.RowHeap;
import org.barsrouter.delivery.packed.Rows;
import org.barsrouter.delivery.state.WaitReason;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.Lane;
import org.jspecify.annotations.Nullable;

/// The partition's part of the parked topic, in memory: what waits until when, and which closed
/// entries may be removed. A row is in the due index while it waits, in the closed heap after it
/// ended, so that both share the column of places.
final class ParkedDeliveries {
    /// However many expire at once, no more are read at a time.
    private static final int READ_AT_ONCE = 100;

    private final ParkedTable table;
    private final Map<DeliveryId, Loading> loading = new HashMap<>();
    private final DueIndex due;
    private final RowHeap expiring;
    private final RowHeap closed;
    private long committed;
    private int waiting;
    private int readingExpired;

    /// What a message is being read for.
    enum Loading {
        ATTEMPT,
        EXPIRY
    }

    /// @param committed the offset committed so far
    /// @param table what was found at take-over; each entry is to be restored
    ParkedDeliveries(long committed, ParkedTable table) {
        this.committed = committed;
        this.table = table;
        Ints places = new Ints();
        this.due = new DueIndex(table, places);
        this.closed = new RowHeap((a, b) -> table.outbound(a) < table.outbound(b), places);
        this.expiring = new RowHeap((a, b) -> table.until(a) < table.until(b), new Ints());
    }

    /// Brings the index up to what the table holds, oldest message first.
    ///
    /// @param waits told of each entry that waits
    void restore(Consumer<ParkedDelivery> waits) {
        RowHeap byAge = new RowHeap((a, b) -> table.inbound(a) < table.inbound(b), new Ints());
        table.forEachRow(byAge::add);
        for (int row = byAge.poll(); row != Rows.NONE; row = byAge.poll()) {
            if (table.isClosed(row)) {
                closed.add(row);
            } else {
                waiting++;
                expiring.add(row);
                ParkedDelivery entry = table.view(row);
                due.put(row, entry.state().dueAt());
                waits.accept(entry);
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
        return due.earliest();
    }

    void put(ParkedDelivery parked, Instant dueAt) {
        int known = table.row(parked.id());
        if (known == Rows.NONE) {
            waiting++;
        } else {
            expiring.remove(known);
            due.remove(known);
        }
        int row = table.put(parked);
        due.put(row, dueAt);
        expiring.add(row);
    }

    void dueAgain(ParkedDelivery parked, Instant at) {
        due.put(table.row(parked.id()), at);
    }

    /// Due at once, if it waits behind an older one that is through now.
    boolean released(DeliveryId id, Instant now) {
        int row = table.row(id);
        if (row == Rows.NONE
                || table.isClosed(row)
                || table.reason(row) != WaitReason.BEHIND_CONVERSATION
                || loading.containsKey(id)) {
            return false;
        }
        due.put(row, now);
        return true;
    }

    @Nullable ParkedDelivery pollDue(Lane lane, Instant now) {
        int row = due.poll(lane, now);
        return row == Rows.NONE ? null : table.view(row);
    }

    /// Takes out one whose time is over and that nobody is working on.
    ///
    /// @param open the deliveries that are being attempted
    @Nullable ParkedDelivery pollExpired(Instant now, Map<DeliveryId, Open> open) {
        long time = now.toEpochMilli();
        while (readingExpired < READ_AT_ONCE
                && !expiring.isEmpty()
                && table.until(expiring.peek()) <= time) {
            int row = expiring.poll();
            DeliveryId id = table.id(row);
            if (!table.isClosed(row) && !loading.containsKey(id) && !open.containsKey(id)) {
                due.remove(row);
                return table.view(row);
            }
        }
        return null;
    }

    void load(ParkedDelivery parked, Loading why) {
        loading.put(parked.id(), why);
        if (why == Loading.EXPIRY) {
            readingExpired++;
        }
    }

    /// Why it was read; empty when nobody waits for it.
    Optional<Loading> loaded(DeliveryId id) {
        Loading why = loading.remove(id);
        if (why == Loading.EXPIRY) {
            readingExpired--;
        }
        return Optional.ofNullable(why);
    }

    int loading() {
        return loading.size();
    }

    /// It ended; the closed entry is to be written.
    ParkedDelivery close(ParkedDelivery parked) {
        ParkedDelivery over = parked.closed();
        int row = table.row(over.id());
        due.remove(row);
        expiring.remove(row);
        table.put(over);
        waiting--;
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
