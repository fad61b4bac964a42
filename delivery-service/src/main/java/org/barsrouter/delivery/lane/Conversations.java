package org.barsrouter.delivery.lane;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.delivery.packed.Ints;
import org.barsrouter.delivery.packed.Key128;
import org.barsrouter.delivery.packed.RowIndex;
import org.barsrouter.delivery.packed.Rows;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.ServiceId;

/// The deferred deliveries of a partition that are not through yet, in the order of their
/// conversations: by inbound offset, which rises per service, never by the position in the parked
/// topic.
///
/// Each conversation is a chain of rows, the oldest first; its first row knows the last one and the
/// length, so that a sender who puts everything into one conversation costs no more than others. A
/// parked delivery's row only names its row in the table; one in memory has its key here.
final class Conversations {
    private final ParkedTable table;
    private final Rows rows = new Rows();
    private final RowIndex heads = new RowIndex(this::hash);
    private final Map<Integer, Member> inMemory = new HashMap<>();
    private final Ints tableRow = new Ints();
    private final Ints next = new Ints();
    private final Ints last = new Ints();
    private final Ints length = new Ints();

    /// What order is kept for.
    record Key(ServiceId target, CorrelationId correlationId) {}

    /// A delivery that is not in the table.
    private record Member(ServiceId target, Key128 conversation, long offset, DeliveryId id) {}

    /// @param table where the parked ones stand
    Conversations(ParkedTable table) {
        this.table = table;
    }

    void add(Key key, long inboundOffset, DeliveryId id) {
        int row = rows.take();
        Key128 conversation = Key128.of(key.correlationId().value());
        inMemory.put(row, new Member(key.target(), conversation, inboundOffset, id));
        tableRow.set(row, 0);
        lineUp(row, inboundOffset);
    }

    /// Adds a parked one.
    void add(int parkedRow) {
        int row = rows.take();
        tableRow.set(row, parkedRow + 1);
        lineUp(row, table.inbound(parkedRow));
    }

    /// One that was in memory is parked now: what it kept here stands in the table.
    void parked(Key key, int parkedRow) {
        long at = table.inbound(parkedRow);
        int row = find(key);
        while (row != Rows.NONE && offset(row) < at) {
            row = next.get(row);
        }
        if (row != Rows.NONE && offset(row) == at && inMemory.remove(row) != null) {
            tableRow.set(row, parkedRow + 1);
        }
    }

    private void lineUp(int row, long inboundOffset) {
        int head = head(row);
        if (head == Rows.NONE) {
            next.set(row, Rows.NONE);
            last.set(row, row);
            length.set(row, 1);
            heads.add(row);
        } else if (inboundOffset > offset(last.get(head))) {
            next.set(last.get(head), row);
            next.set(row, Rows.NONE);
            last.set(head, row);
            length.add(head, 1);
        } else if (inboundOffset < offset(head)) {
            next.set(row, head);
            lead(row, head, length.get(head) + 1);
        } else {
            insert(head, row);
        }
    }

    /// Puts a row behind the last one that is not younger; of the same offset, the newer name wins.
    private void insert(int head, int row) {
        int before = head;
        while (next.get(before) != Rows.NONE && offset(next.get(before)) <= offset(row)) {
            before = next.get(before);
        }
        if (offset(before) == offset(row)) {
            takePlace(before, row);
            return;
        }
        next.set(row, next.get(before));
        next.set(before, row);
        length.add(head, 1);
    }

    private void takePlace(int before, int row) {
        Member member = inMemory.remove(row);
        if (member == null) {
            inMemory.remove(before);
        } else {
            inMemory.put(before, member);
        }
        tableRow.set(before, tableRow.get(row));
        rows.giveBack(row);
    }

    private void giveBack(int row) {
        inMemory.remove(row);
        rows.giveBack(row);
    }

    /// How many older ones are not through.
    int ahead(Key key, long inboundOffset) {
        int head = find(key);
        if (head == Rows.NONE) {
            return 0;
        }
        long youngest = offset(last.get(head));
        if (inboundOffset >= youngest) {
            return length.get(head) - (inboundOffset == youngest ? 1 : 0);
        }
        int count = 0;
        for (int row = head; row != Rows.NONE && offset(row) < inboundOffset; row = next.get(row)) {
            count++;
        }
        return count;
    }

    /// Takes one out that is through; gives the one whose turn it is then.
    Optional<DeliveryId> through(Key key, long inboundOffset) {
        int head = find(key);
        if (head == Rows.NONE) {
            return Optional.empty();
        }
        int first = offset(head) == inboundOffset ? removeHead(head) : head;
        if (first == head) {
            removeBehind(head, inboundOffset);
        }
        return first == Rows.NONE ? Optional.empty() : Optional.of(id(first));
    }

    private int removeHead(int head) {
        int second = next.get(head);
        if (second == Rows.NONE) {
            heads.remove(head);
        } else {
            lead(second, head, length.get(head) - 1);
        }
        giveBack(head);
        return second;
    }

    private void removeBehind(int head, long inboundOffset) {
        int before = head;
        while (next.get(before) != Rows.NONE && offset(next.get(before)) < inboundOffset) {
            before = next.get(before);
        }
        int row = next.get(before);
        if (row == Rows.NONE || offset(row) != inboundOffset) {
            return;
        }
        next.set(before, next.get(row));
        if (last.get(head) == row) {
            last.set(head, before);
        }
        length.add(head, -1);
        giveBack(row);
    }

    /// A row becomes the first of a chain in another's place.
    private void lead(int row, int before, int count) {
        last.set(row, last.get(before));
        length.set(row, count);
        heads.replace(before, row);
    }

    private DeliveryId id(int row) {
        Member member = inMemory.get(row);
        return member == null ? table.id(tableRow.get(row) - 1) : member.id();
    }

    private long offset(int row) {
        int parkedRow = tableRow.get(row) - 1;
        return parkedRow >= 0 ? table.inbound(parkedRow) : member(row).offset();
    }

    private ServiceId target(int row) {
        int parkedRow = tableRow.get(row) - 1;
        return parkedRow >= 0 ? table.seatOf(parkedRow).target() : member(row).target();
    }

    private long high(int row) {
        int parkedRow = tableRow.get(row) - 1;
        return parkedRow >= 0
                ? table.correlationHigh(parkedRow)
                : member(row).conversation().high();
    }

    private long low(int row) {
        int parkedRow = tableRow.get(row) - 1;
        return parkedRow >= 0 ? table.correlationLow(parkedRow) : member(row).conversation().low();
    }

    private Member member(int row) {
        Member member = inMemory.get(row);
        if (member == null) {
            throw new IllegalStateException("row " + row + " is in no conversation");
        }
        return member;
    }

    private int find(Key key) {
        Key128 conversation = Key128.of(key.correlationId().value());
        return heads.find(
                hash(conversation.high(), conversation.low(), key.target()),
                row ->
                        low(row) == conversation.low()
                                && high(row) == conversation.high()
                                && target(row).equals(key.target()));
    }

    private int head(int row) {
        long high = high(row);
        long low = low(row);
        ServiceId target = target(row);
        return heads.find(
                hash(high, low, target),
                other -> low(other) == low && high(other) == high && target(other).equals(target));
    }

    private int hash(int row) {
        return hash(high(row), low(row), target(row));
    }

    private static int hash(long high, long low, ServiceId target) {
        return Key128.hash(high, low) + 31 * target.value().hashCode();
    }
}
