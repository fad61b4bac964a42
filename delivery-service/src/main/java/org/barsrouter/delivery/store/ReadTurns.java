package org.barsrouter.delivery.store;

import java.util.concurrent.Semaphore;

/// Lets a few partitions be read at a time: with two processors, two partitions after the other two
/// are at work sooner than all of them side by side. A reader to whom the broker gives nothing
/// gives its turn to others, so that one that is stuck stops nobody.
public final class ReadTurns {
    private final Semaphore free;

    /// @param atOnce readers at a time, at least 1
    public ReadTurns(int atOnce) {
        this.free = new Semaphore(atOnce, true);
    }

    Turn turn() {
        return new Turn(free);
    }

    /// One reader's turn. Used by one thread.
    static final class Turn implements AutoCloseable {
        private final Semaphore free;
        private boolean held;

        private Turn(Semaphore free) {
            this.free = free;
        }

        /// Waits for its turn, unless it has it.
        void take() {
            if (!held) {
                free.acquireUninterruptibly();
                held = true;
            }
        }

        void giveBack() {
            if (held) {
                held = false;
                free.release();
            }
        }

        @Override
        public void close() {
            giveBack();
        }
    }
}
