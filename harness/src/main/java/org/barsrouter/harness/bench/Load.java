package org.barsrouter.harness.bench;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongPredicate;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// Sends messages in the two ways that a server can be loaded, and measures each from the instant
/// at which it was *meant* to be sent: a sender that falls behind does not hide the wait
/// (coordinated omission).
final class Load {
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);

    /// Sends one message and says how long the receiver itself took, in nanoseconds; when it
    /// failed, the status of the answer as a negative number, -1 when there was none.
    @FunctionalInterface
    interface Call {
        long send() throws InterruptedException;
    }

    /// What came of one run.
    ///
    /// @param added sender's total less the receiver's own time, in microseconds
    record Result(long sent, long failed, double perSecond, Histogram added) {
        double addedMillis(double percentile) {
            return added.getValueAtPercentile(percentile) / 1000.0;
        }
    }

    private final Call call;
    private final Histogram added = new ConcurrentHistogram(LONGEST_MICROS, 3);
    private final LongAdder done = new LongAdder();
    private final LongAdder failed = new LongAdder();

    private Load(Call call) {
        this.call = call;
    }

    /// A fixed rate, whatever the answers take.
    static Result open(double perSecond, Duration time, Call call) throws InterruptedException {
        long count = Math.round(perSecond * time.toMillis() / 1000.0);
        return open(perSecond, sent -> sent == count, call);
    }

    /// The same until something is over.
    ///
    /// @param isOver asked before each message with the number of those that were sent
    static Result open(double perSecond, LongPredicate isOver, Call call)
            throws InterruptedException {
        Load load = new Load(call);
        long start = System.nanoTime();
        long sent = 0;
        Semaphore open = new Semaphore(0);
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!isOver.test(sent)) {
                long intended = start + Math.round(sent * 1e9 / perSecond);
                waitUntil(intended);
                senders.execute(() -> {
                    load.one(intended);
                    open.release();
                });
                sent++;
            }
            open.acquire(Math.toIntExact(sent));
        }
        return load.result(start);
    }

    /// A fixed number of senders, each waiting for its answer.
    static Result closed(int senders, Duration time, Call call) throws InterruptedException {
        Load load = new Load(call);
        long start = System.nanoTime();
        long end = start + time.toNanos();
        CountDownLatch running = new CountDownLatch(senders);
        for (int i = 0; i < senders; i++) {
            Thread.ofVirtual()
                    .start(() -> {
                        while (System.nanoTime() < end) {
                            load.one(System.nanoTime());
                        }
                        running.countDown();
                    });
        }
        running.await();
        return load.result(start);
    }

    private void one(long intended) {
        try {
            long receivers = call.send();
            if (receivers < 0) {
                failed.increment();
                return;
            }
            long micros = (System.nanoTime() - intended - receivers) / 1000;
            added.recordValue(Math.clamp(micros, 1, LONGEST_MICROS));
            done.increment();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed.increment();
        }
    }

    private Result result(long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Result(done.sum(), failed.sum(), done.sum() / seconds, added);
    }

    private static void waitUntil(long nanos) {
        long left = nanos - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = nanos - System.nanoTime();
        }
    }
}
