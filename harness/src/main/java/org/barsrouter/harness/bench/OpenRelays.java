package org.barsrouter.harness.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
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
    record Held(int open, int answered, long heapMegabytes, long residentMegabytes) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d MB of heap, %d MB resident (%d open at once, %d answered)",
                    heapMegabytes,
                    residentMegabytes,
                    open,
                    answered);
        }
    }

    /// Opens them, measures, lets the receivers answer.
    ///
    /// @param senders sends the n-th message to an endpoint and waits; negative when it failed
    Held measure(IntFunction<Load.Call> senders, SandboxProcess sandbox)
            throws IOException, InterruptedException {
        long heap = sandbox.heapInUse();
        long resident = sandbox.residentMegabytes();
        CountDownLatch ended = new CountDownLatch(relays);
        AtomicInteger answered = new AtomicInteger();
        for (int i = 0; i < relays; i++) {
            Load.Call call = senders.apply(i % receivers.endpoints());
            Thread.ofVirtual()
                    .start(() -> {
                        try {
                            if (call.send() >= 0) {
                                answered.incrementAndGet();
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
        return new Held(open, answered.get(), held / MB, grown);
    }
}
