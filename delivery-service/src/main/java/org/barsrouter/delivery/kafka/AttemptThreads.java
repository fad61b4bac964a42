package org.barsrouter.delivery.kafka;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A virtual thread for each attempt. Knows how many wait for a processor: while these are many, it
/// is no use to take more records, which would only wait in memory, or be parked for want of room,
/// though their receivers are well.
public final class AttemptThreads implements Executor {
    static final int MANY = 32;

    private final Executor threads;
    private final AtomicInteger waiting = new AtomicInteger();

    public AttemptThreads() {
        this(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("attempt-", 0).factory()));
    }

    /// @param threads run the tasks
    AttemptThreads(Executor threads) {
        this.threads = threads;
    }

    @Override
    public void execute(Runnable task) {
        waiting.incrementAndGet();
        threads.execute(() -> {
            waiting.decrementAndGet();
            task.run();
        });
    }

    /// Whether the processors cannot keep up.
    boolean areMany() {
        return waiting.get() > MANY;
    }
}
