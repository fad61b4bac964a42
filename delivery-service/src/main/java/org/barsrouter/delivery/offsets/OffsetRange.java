package org.barsrouter.delivery.offsets;

/// Offsets from first to last, both included.
public record OffsetRange(long first, long last) {

    public OffsetRange {
        if (last < first) {
            throw new IllegalArgumentException("a range must not end before it starts");
        }
    }

    public boolean contains(long offset) {
        return offset >= first && offset <= last;
    }
}
