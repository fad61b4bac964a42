package org.barsrouter.delivery.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.packed.Code;
import org.barsrouter.delivery.packed.Ints;
import org.barsrouter.delivery.packed.Longs;
import org.barsrouter.delivery.packed.Rows;
import org.barsrouter.delivery.state.PastAttempt;
import org.jspecify.annotations.Nullable;

/// The histories of parked deliveries: each a chain of lines, 24 bytes a line.
final class PackedHistory {
    private static final Classification[] CLASSIFICATIONS = Classification.values();
    private static final int NO_STATUS = 0xFFFF;

    private final Rows rows = new Rows();
    private final Longs startedAt = new Longs();
    private final Ints took = new Ints();
    private final Ints number = new Ints();
    private final Ints result = new Ints();
    private final Ints next = new Ints();

    /// Keeps lines; gives the first one's row, {@link Rows#NONE} for no lines.
    int keep(List<PastAttempt> lines) {
        int head = Rows.NONE;
        for (PastAttempt line : lines.reversed()) {
            int row = rows.take();
            write(row, line);
            next.set(row, head);
            head = row;
        }
        return head;
    }

    List<PastAttempt> read(int head) {
        if (head == Rows.NONE) {
            return List.of();
        }
        List<PastAttempt> lines = new ArrayList<>();
        for (int row = head; row != Rows.NONE; row = next.get(row)) {
            lines.add(line(row));
        }
        return lines;
    }

    /// How the last of the lines ended; null when there is none.
    @Nullable Classification last(int head) {
        int row = head;
        while (row != Rows.NONE && next.get(row) != Rows.NONE) {
            row = next.get(row);
        }
        return row == Rows.NONE ? null : CLASSIFICATIONS[result.get(row) & 0xFF];
    }

    void drop(int head) {
        for (int row = head; row != Rows.NONE; row = next.get(row)) {
            rows.giveBack(row);
        }
    }

    private void write(int row, PastAttempt line) {
        startedAt.set(row, line.startedAt().toEpochMilli());
        took.set(row, (int) Math.min(line.took().toMillis(), Integer.MAX_VALUE));
        number.set(row, line.number());
        result.set(row, line.status().orElse(NO_STATUS) << 8 | Code.of(line.classification()));
    }

    private PastAttempt line(int row) {
        int status = result.get(row) >>> 8;
        return new PastAttempt(
                number.get(row),
                Instant.ofEpochMilli(startedAt.get(row)),
                Duration.ofMillis(took.get(row)),
                status == NO_STATUS ? OptionalInt.empty() : OptionalInt.of(status),
                CLASSIFICATIONS[result.get(row) & 0xFF]);
    }
}
