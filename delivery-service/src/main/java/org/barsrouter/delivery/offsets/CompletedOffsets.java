package org.barsrouter.delivery.offsets;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Which offset of a partition may be committed while records complete in any order.
///
/// ```
///  taken:       10 11 12 13 14 15      next = 16
///  completed:   10    12    14
///  pending:        11    13    15      committable = 11, done beyond it = 12, 14
/// ```
///
/// Offsets that never arrive (gaps left by compaction or transactions) are stepped over.
public final class CompletedOffsets {
    private final TreeSet<Long> pending = new TreeSet<>();
    private final List<OffsetRange> inherited;
    private long next;

    /// @param from the first offset that will be taken
    public CompletedOffsets(long from) {
        this(from, List.of());
    }

    /// @param from the first offset that will be taken
    /// @param inherited what the last owner had done beyond it: stays known until it is taken
    ///   again, however often the partition changes hands meanwhile
    public CompletedOffsets(long from, List<OffsetRange> inherited) {
        this.next = from;
        this.inherited = List.copyOf(inherited);
    }

    /// A record was taken; offsets rise.
    ///
    /// @throws IllegalArgumentException when the offset was passed already
    public void taken(long offset) {
        if (offset < next) {
            throw new IllegalArgumentException("offset " + offset + " was taken before");
        }
        pending.add(offset);
        next = offset + 1;
    }

    /// A record is done with; false when it was not pending.
    public boolean complete(long offset) {
        return pending.remove(offset);
    }

    /// The position to commit: everything before it is done.
    public long committable() {
        return pending.isEmpty() ? next : pending.first();
    }

    /// The offset after the last one taken.
    public long next() {
        return next;
    }

    /// How far the newest record is ahead of the commit point.
    public long skew() {
        return next - committable();
    }

    /// How many records are taken and not done.
    public int pending() {
        return pending.size();
    }

    /// The ranges at or after the commit point that are done all the same. Offsets that never
    /// arrived count as done.
    public List<OffsetRange> doneBeyond() {
        List<OffsetRange> done = new ArrayList<>();
        long expected = committable();
        for (long open : pending) {
            if (open > expected) {
                done.add(new OffsetRange(expected, open - 1));
            }
            expected = open + 1;
        }
        if (expected < next) {
            done.add(new OffsetRange(expected, next - 1));
        }
        for (OffsetRange range : inherited) {
            if (range.last() >= next) {
                done.add(new OffsetRange(Math.max(range.first(), next), range.last()));
            }
        }
        return done;
    }
}
