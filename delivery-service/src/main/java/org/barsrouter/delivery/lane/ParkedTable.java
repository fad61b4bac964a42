package org.barsrouter.delivery.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.lane.ParkedDelivery.Phase;
import org.barsrouter.delivery.packed.Code;
import org.barsrouter.delivery.packed.Interned;
import org.barsrouter.delivery.packed.Ints;
import org.barsrouter.delivery.packed.Key128;
import org.barsrouter.delivery.packed.Longs;
import org.barsrouter.delivery.packed.RowIndex;
import org.barsrouter.delivery.packed.Rows;
import org.barsrouter.delivery.state.DeliveryState.Parked;
import org.barsrouter.delivery.state.Position;
import org.barsrouter.delivery.state.Story;
import org.barsrouter.delivery.state.Story.Completeness;
import org.barsrouter.delivery.state.Story.Written;
import org.barsrouter.delivery.state.WaitReason;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.MessageId;
import org.jspecify.annotations.Nullable;

/// The entries of one partition of the parked topic, packed: a row of columns per entry, about 100
/// bytes and 24 for each line of history, where records took a kilobyte. {@link #view} gives a row
/// as the record that everybody else works with. Times are kept to the millisecond, as in the
/// topic. The figures are in `docs/adr/0011-parked-entries-are-packed.md`.
public final class ParkedTable {
    private static final WaitReason[] REASONS = WaitReason.values();
    private static final Written[] WRITTEN = Written.values();
    private static final Phase[] PHASES = Phase.values();
    private static final int MOST_PARTITIONS = 1 << 15;
    private static final int USED = 1 << 31;

    private final Rows rows = new Rows();
    private final RowIndex byId = new RowIndex(this::hash);
    private final Interned<Seat> seats = new Interned<>();
    private final PackedHistory histories = new PackedHistory();
    private final Map<Integer, String> texts = new HashMap<>();

    private final Longs idHigh = new Longs();
    private final Longs idLow = new Longs();
    private final Ints generation = new Ints();
    private final Longs correlationHigh = new Longs();
    private final Longs correlationLow = new Longs();
    private final Ints seat = new Ints();
    private final Ints partitions = new Ints();
    private final Longs inbound = new Longs();
    private final Longs outbound = new Longs();
    private final Longs until = new Longs();
    private final Longs due = new Longs();
    private final Ints attemptTimeout = new Ints();
    private final Ints attempts = new Ints();
    private final Ints history = new Ints();

    /// From the lowest byte: phase, reason, written, completeness; then whether the row is in use.
    private final Ints facts = new Ints();

    /// A table of these entries.
    public static ParkedTable of(Iterable<ParkedDelivery> entries) {
        ParkedTable table = new ParkedTable();
        entries.forEach(table::put);
        return table;
    }

    public int size() {
        return rows.inUse();
    }

    /// The entry's row, or {@link Rows#NONE}.
    int row(DeliveryId id) {
        UUID uuid = id.messageId().value();
        long high = uuid.getMostSignificantBits();
        long low = uuid.getLeastSignificantBits();
        return byId.find(
                Key128.hash(high, low),
                row ->
                        idLow.get(row) == low
                                && idHigh.get(row) == high
                                && generation.get(row) == id.generation());
    }

    /// Sets an entry, in place of an earlier one of the same delivery; gives its row.
    public int put(ParkedDelivery entry) {
        int row = row(entry.id());
        if (row == Rows.NONE) {
            row = rows.take();
            UUID uuid = entry.id().messageId().value();
            idHigh.set(row, uuid.getMostSignificantBits());
            idLow.set(row, uuid.getLeastSignificantBits());
            generation.set(row, entry.id().generation());
            byId.add(row);
        } else {
            histories.drop(history.get(row));
        }
        seat.set(row, seats.number(new Seat(entry.lane(), entry.target())));
        correlation(row, entry.correlationId());
        partitions.set(row, partitions(entry.inbound(), entry.outbound()));
        inbound.set(row, entry.inbound().offset());
        outbound.set(row, entry.outbound().offset());
        until.set(row, entry.until().toEpochMilli());
        attemptTimeout.set(row, Math.toIntExact(entry.attemptTimeout().toMillis()));
        state(row, entry);
        return row;
    }

    private void state(int row, ParkedDelivery entry) {
        Story story = entry.state().story();
        due.set(row, entry.state().dueAt().toEpochMilli());
        attempts.set(row, story.attempts());
        history.set(row, histories.keep(story.history()));
        facts.set(
                row,
                USED
                        | Code.of(entry.phase())
                        | Code.of(entry.state().reason()) << 8
                        | Code.of(story.written()) << 16
                        | Code.of(story.complete()) << 24);
    }

    private void correlation(int row, CorrelationId id) {
        Key128 key = Key128.of(id.value());
        correlationHigh.set(row, key.high());
        correlationLow.set(row, key.low());
        if (key.isText()) {
            texts.put(row, id.value());
        } else if (!texts.isEmpty()) {
            texts.remove(row);
        }
    }

    private static int partitions(Position inbound, Position outbound) {
        if (inbound.partition() >= MOST_PARTITIONS || outbound.partition() >= MOST_PARTITIONS) {
            throw new IllegalArgumentException("a topic has fewer than 32768 partitions");
        }
        return inbound.partition() << 16 | outbound.partition();
    }

    /// Takes an entry out, if it is there.
    public void remove(DeliveryId id) {
        int row = row(id);
        if (row != Rows.NONE) {
            remove(row);
        }
    }

    void remove(int row) {
        byId.remove(row);
        histories.drop(history.get(row));
        if (!texts.isEmpty()) {
            texts.remove(row);
        }
        facts.set(row, 0);
        rows.giveBack(row);
    }

    /// Every entry, in no order; for few.
    public List<ParkedDelivery> entries() {
        List<ParkedDelivery> all = new ArrayList<>();
        forEachRow(row -> all.add(view(row)));
        return all;
    }

    /// Every row in use, in no order.
    void forEachRow(IntConsumer visitor) {
        for (int row = 0; row < rows.limit(); row++) {
            if ((facts.get(row) & USED) != 0) {
                visitor.accept(row);
            }
        }
    }

    DeliveryId id(int row) {
        return new DeliveryId(
                new MessageId(new UUID(idHigh.get(row), idLow.get(row))), generation.get(row));
    }

    /// The row as a record.
    ParkedDelivery view(int row) {
        Seat place = seatOf(row);
        return new ParkedDelivery(
                id(row),
                place.lane(),
                place.target(),
                new CorrelationId(correlation(row)),
                new Position(partitions.get(row) >>> 16, inbound.get(row)),
                new Position(partitions.get(row) & 0xFFFF, outbound.get(row)),
                Instant.ofEpochMilli(until.get(row)),
                attemptTimeout(row),
                new Parked(story(row), Instant.ofEpochMilli(due.get(row)), reason(row)),
                PHASES[facts.get(row) & 0xFF]);
    }

    private String correlation(int row) {
        String text = texts.isEmpty() ? null : texts.get(row);
        return text == null
                ? new UUID(correlationHigh.get(row), correlationLow.get(row)).toString()
                : text;
    }

    private Story story(int row) {
        return new Story(
                attempts.get(row),
                written(row),
                histories.read(history.get(row)),
                (facts.get(row) >>> 24 & 0x7F) == Code.of(Completeness.TRUNCATED)
                        ? Completeness.TRUNCATED
                        : Completeness.WHOLE);
    }

    Interned<Seat> seats() {
        return seats;
    }

    int seat(int row) {
        return seat.get(row);
    }

    Seat seatOf(int row) {
        return seats.value(seat.get(row));
    }

    int generation(int row) {
        return generation.get(row);
    }

    boolean isClosed(int row) {
        return (facts.get(row) & 0xFF) == Code.of(Phase.CLOSED);
    }

    WaitReason reason(int row) {
        return REASONS[facts.get(row) >>> 8 & 0xFF];
    }

    Written written(int row) {
        return WRITTEN[facts.get(row) >>> 16 & 0xFF];
    }

    Duration attemptTimeout(int row) {
        return Duration.ofMillis(attemptTimeout.get(row));
    }

    /// How its last attempt ended; null when there was none.
    @Nullable Classification lastResult(int row) {
        return histories.last(history.get(row));
    }

    long correlationHigh(int row) {
        return correlationHigh.get(row);
    }

    long correlationLow(int row) {
        return correlationLow.get(row);
    }

    long inbound(int row) {
        return inbound.get(row);
    }

    long outbound(int row) {
        return outbound.get(row);
    }

    /// Milliseconds since the epoch.
    long until(int row) {
        return until.get(row);
    }

    /// Milliseconds since the epoch.
    long due(int row) {
        return due.get(row);
    }

    void due(int row, Instant at) {
        due.set(row, at.toEpochMilli());
    }

    private int hash(int row) {
        return Key128.hash(idHigh.get(row), idLow.get(row));
    }
}
