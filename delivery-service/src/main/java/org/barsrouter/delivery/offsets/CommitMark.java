package org.barsrouter.delivery.offsets;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What stands in the metadata of a committed offset: whether its owner let go cleanly, and which
/// records after it are done all the same. The next owner needs both, so that it neither attempts
/// again what was answered nor tells a sender an outcome for what was never tried.
///
/// On the wire: `open` or `closed`, then done ranges relative to the committed offset, as in `open
/// 1-4,7-7`.
public record CommitMark(Ownership ownership, List<OffsetRange> done) {
    /// Kafka's default limit is 4096 bytes.
    private static final int LIMIT = 3_000;

    public enum Ownership {
        /// Its owner was at work, or let go in a hurry: anything after the offset may have been
        /// attempted.
        OPEN,
        /// Its owner let go with nothing under way: what is not listed was not attempted.
        CLOSED
    }

    public CommitMark {
        done = List.copyOf(done);
    }

    /// For a partition that nobody owned before.
    public static CommitMark never() {
        return new CommitMark(Ownership.CLOSED, List.of());
    }

    /// Text for a commit at `offset`. A list that is too long is cut, and the mark is then open:
    /// what was cut off must not count as untried.
    public String write(long offset) {
        String ranges =
                done.stream().map(range -> text(range, offset)).collect(Collectors.joining(","));
        if (ranges.length() <= LIMIT) {
            return ((ownership == Ownership.OPEN ? "open" : "closed") + " " + ranges).strip();
        }
        return "open " + ranges.substring(0, ranges.lastIndexOf(',', LIMIT));
    }

    /// Reads a commit's metadata; what cannot be read is open.
    public static CommitMark read(String metadata, long offset) {
        String[] parts = metadata.strip().split(" ", 2);
        Ownership ownership = parts[0].equals("closed") ? Ownership.CLOSED : Ownership.OPEN;
        if (parts.length < 2) {
            return new CommitMark(ownership, List.of());
        }
        try {
            return new CommitMark(
                    ownership,
                    Arrays.stream(parts[1].split(",", -1))
                            .map(text -> range(text, offset))
                            .toList());
        } catch (IllegalArgumentException e) {
            return new CommitMark(Ownership.OPEN, List.of());
        }
    }

    public boolean isDone(long offset) {
        return done.stream().anyMatch(range -> range.contains(offset));
    }

    private static String text(OffsetRange range, long offset) {
        return (range.first() - offset) + "-" + (range.last() - offset);
    }

    private static OffsetRange range(String text, long offset) {
        int dash = text.indexOf('-');
        if (dash < 1) {
            throw new IllegalArgumentException("a range is two numbers with a dash between");
        }
        return new OffsetRange(
                offset + Long.parseLong(text.substring(0, dash)),
                offset + Long.parseLong(text.substring(dash + 1)));
    }
}
