package org.barsrouter.harness.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/// What relays that wait for slow receivers hold in memory: what the heap has in use after a
/// collection with all of them open, less what it has without them. Resident memory says little:
/// the heap's part of it has been touched long before.
final class OpenRelays {
    private static final Duration RAMP = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int IN_A_BURST = 20;
    private static final long MB = 1024 * 1024;

    private final int relays;
    private final SlowReceivers receivers;

    /// @param relays open at once
    OpenRelays(int relays, SlowReceivers receivers) {
        this.relays = relays;
        this.receivers = receivers;
    }

    /// What came of it.
    ///
    /// @param open relays that all waited at once
    /// @param answered of them, in the end
    /// @param failures how many of the others ended with which status; 1 is no answer at all
    record Held(
            int open,
            int answered,
            Map<Long, Integer> failures,
            long heapMegabytes,
            long residentMegabytes) {
        Held {
            failures = Map.copyOf(failures);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d MB of heap, %d MB resident (%d open at once, %d answered%s)",
                    heapMegabytes,
                    residentMegabytes,
                    open,
                    answered,
                    failures.isEmpty() ? "" : ", failed by status " + failures);
        }
    }

    /// Opens them, measures, lets the receivers answer.
    ///
    /// @param senders sends a message to the n-th endpoint and waits
    Held measure(IntFunction<Load.Call> senders, SandboxProcess sandbox)
            throws IOException, InterruptedException {
        long heap = sandbox.heapInUse();
        long resident = sandbox.residentMegabytes();
        CountDownLatch ended = new CountDownLatch(relays);
        AtomicInteger answered = new AtomicInteger();
        Map<Long, Integer> failures = new ConcurrentHashMap<>();
        for (int i = 0; i < relays; i++) {
            Load.Call call = senders.apply(i % receivers.endpoints());
            Thread.ofVirtual()
                    .start(() -> {
                        try {
                            long took = call.send();
                            if (took >= 0) {
                                answered.incrementAndGet();
                            } else {
                                failures.merge(-took, 1, Integer::sum);
                            }
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        } finally {
                            ended.countDown();
                        }
                    });
            if (i % IN_A_BURST == 0) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        long end = System.nanoTime() + RAMP.toNanos();
        while (receivers.waiting() < relays && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        int open = receivers.waiting();
        long held = sandbox.heapInUse() - heap;
        long grown = sandbox.residentMegabytes() - resident;
        receivers.release();
        boolean _ = ended.await(1, TimeUnit.MINUTES);
        return new Held(open, answered.get(), failures, held / MB, grown);
    }
}
