package org.barsrouter.ingress.room;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Counts the calls under way and the bytes of their bodies, so that together they never need more
/// memory than there is: without an end to them, patient senders of large bodies, or slow
/// receivers, would end the process.
public final class Room {
    private final Capacity capacity;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    public Room(Capacity capacity) {
        this.capacity = capacity;
    }

    /// A seat for one more call; empty when all are taken.
    public Optional<Seat> enter() {
        if (calls.incrementAndGet() > capacity.calls()) {
            calls.decrementAndGet();
            return Optional.empty();
        }
        return Optional.of(new Seat());
    }

    /// A call's place, until it is closed. Used by one thread.
    public final class Seat implements AutoCloseable {
        private long held;

        /// Whether there is room for so many more bytes of its body; if so they are counted.
        public boolean take(long more) {
            if (bytes.addAndGet(more) > capacity.bodies()) {
                bytes.addAndGet(-more);
                return false;
            }
            held += more;
            return true;
        }

        @Override
        public void close() {
            bytes.addAndGet(-held);
            calls.decrementAndGet();
        }
    }
}
