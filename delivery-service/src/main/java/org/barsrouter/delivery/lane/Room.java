package org.barsrouter.delivery.lane;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Room for messages: so many of them, and so many bytes of bodies. Shared by the partitions of a
/// process, each of which may run on a thread of its own.
public final class Room {
    private final int places;
    private final long bytes;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicLong takenBytes = new AtomicLong();

    /// @param places messages, at least 1
    /// @param bytes of bodies, at least 1
    public Room(int places, long bytes) {
        if (places < 1 || bytes < 1) {
            throw new IllegalArgumentException("room for one message at least is needed");
        }
        this.places = places;
        this.bytes = bytes;
    }

    public int places() {
        return places;
    }

    public long bytes() {
        return bytes;
    }

    void take(long size) {
        taken.incrementAndGet();
        takenBytes.addAndGet(size);
    }

    void give(long size) {
        taken.decrementAndGet();
        takenBytes.addAndGet(-size);
    }

    /// Below 0 when more came than was expected.
    int free() {
        return places - taken.get();
    }

    long freeBytes() {
        return bytes - takenBytes.get();
    }

    /// Whether one more message may come, whatever its size.
    boolean hasFree() {
        return free() > 0 && freeBytes() > 0;
    }

    /// Whether less than a quarter is left.
    boolean isScarce() {
        return free() < places / 4 || freeBytes() < bytes / 4;
    }
}
