package org.barsrouter.delivery.lane;

import java.util.Optional;
import java.util.UUID;
import org.barsrouter.delivery.packed.Interned;
import org.barsrouter.delivery.packed.Ints;
import org.barsrouter.delivery.packed.Key128;
import org.barsrouter.delivery.packed.Longs;
import org.barsrouter.delivery.packed.RowIndex;
import org.barsrouter.delivery.packed.Rows;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.id.ServiceId;

/// The deferred deliveries of a partition that are not through yet, in the order of their
/// conversations: by inbound offset, which rises per service, never by the position in the parked
/// topic.
///
/// Each conversation is a chain of rows, the oldest first; its first row knows the last one and the
/// length, so that a sender who puts everything into one conversation costs no more than others.
final class Conversations {
    private final Rows rows = new Rows();
    private final RowIndex heads = new RowIndex(this::hash);
    private final Interned<ServiceId> targets = new Interned<>();
    private final Ints target = new Ints();
    private final Longs high = new Longs();
    private final Longs low = new Longs();
    private final Longs offset = new Longs();
    private final Longs idHigh = new Longs();
    private final Longs idLow = new Longs();
    private final Ints generation = new Ints();
    private final Ints next = new Ints();
    private final Ints last = new Ints();
    private final Ints length = new Ints();

    /// What order is kept for.
    record Key(ServiceId target, CorrelationId correlationId) {}

    void add(Key key, long inboundOffset, DeliveryId id) {
        int row = row(key, inboundOffset, id);
        int head = head(row);
        if (head == Rows.NONE) {
            next.set(row, Rows.NONE);
            last.set(row, row);
            length.set(row, 1);
            heads.add(row);
        } else if (inboundOffset > offset.get(last.get(head))) {
            next.set(last.get(head), row);
            next.set(row, Rows.NONE);
            last.set(head, row);
            length.add(head, 1);
        } else if (inboundOffset < offset.get(head)) {
            next.set(row, head);
            lead(row, head, length.get(head) + 1);
        } else {
            insert(head, row);
        }
    }

    private int row(Key key, long inboundOffset, DeliveryId id) {
        int row = rows.take();
        Key128 conversation = Key128.of(key.correlationId().value());
        target.set(row, targets.number(key.target()));
        high.set(row, conversation.high());
        low.set(row, conversation.low());
        offset.set(row, inboundOffset);
        name(row, id);
        return row;
    }

    private void name(int row, DeliveryId id) {
        UUID uuid = id.messageId().value();
        idHigh.set(row, uuid.getMostSignificantBits());
        idLow.set(row, uuid.getLeastSignificantBits());
        generation.set(row, id.generation());
    }

    /// Puts a row behind the last one that is not younger; of the same offset, the newer name wins.
    private void insert(int head, int row) {
        int before = head;
        while (next.get(before) != Rows.NONE && offset.get(next.get(before)) <= offset.get(row)) {
            before = next.get(before);
        }
        if (offset.get(before) == offset.get(row)) {
            name(before, id(row));
            rows.giveBack(row);
            return;
        }
        next.set(row, next.get(before));
        next.set(before, row);
        length.add(head, 1);
    }

    /// How many older ones are not through.
    int ahead(Key key, long inboundOffset) {
        int head = find(key);
        if (head == Rows.NONE) {
            return 0;
        }
        long youngest = offset.get(last.get(head));
        if (inboundOffset >= youngest) {
            return length.get(head) - (inboundOffset == youngest ? 1 : 0);
        }
        int count = 0;
        for (int row = head;
                row != Rows.NONE && offset.get(row) < inboundOffset;
                row = next.get(row)) {
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
        int first = offset.get(head) == inboundOffset ? removeHead(head) : head;
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
        rows.giveBack(head);
        return second;
    }

    private void removeBehind(int head, long inboundOffset) {
        int before = head;
        while (next.get(before) != Rows.NONE && offset.get(next.get(before)) < inboundOffset) {
            before = next.get(before);
        }
        int row = next.get(before);
        if (row == Rows.NONE || offset.get(row) != inboundOffset) {
            return;
        }
        next.set(before, next.get(row));
        if (last.get(head) == row) {
            last.set(head, before);
        }
        length.add(head, -1);
        rows.giveBack(row);
    }

    /// A row becomes the first of a chain in another's place.
    private void lead(int row, int before, int count) {
        last.set(row, last.get(before));
        length.set(row, count);
        heads.replace(before, row);
    }

    private DeliveryId id(int row) {
        return new DeliveryId(
                new MessageId(new UUID(idHigh.get(row), idLow.get(row))), generation.get(row));
    }

    private int find(Key key) {
        Key128 conversation = Key128.of(key.correlationId().value());
        int number = targets.number(key.target());
        return heads.find(
                hash(conversation.high(), conversation.low(), number),
                row ->
                        low.get(row) == conversation.low()
                                && high.get(row) == conversation.high()
                                && target.get(row) == number);
    }

    private int head(int row) {
        return heads.find(
                hash(row),
                other ->
                        low.get(other) == low.get(row)
                                && high.get(other) == high.get(row)
                                && target.get(other) == target.get(row));
    }

    private int hash(int row) {
        return hash(high.get(row), low.get(row), target.get(row));
    }

    private static int hash(long high, long low, int target) {
        return Key128.hash(high, low) + 31 * target;
    }
}
