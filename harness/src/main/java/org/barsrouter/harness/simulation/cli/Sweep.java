package org.barsrouter.harness.simulation.cli;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.barsrouter.harness.simulation.Simulation;
import org.barsrouter.harness.simulation.Story;

/// Many seeds, on some threads; says now and then how far it is, and what broke at once.
final class Sweep {
    private static final long PROGRESS_NANOS = 5_000_000_000L;
    private static final Duration ENDLESS = Duration.ofSeconds(30);

    private final Simulation simulation;
    private final long from;
    private final long seeds;
    private final Stop stop;
    private final Counts counts = new Counts();
    private final ThreadMXBean processor = ManagementFactory.getThreadMXBean();
    private final Map<Long, Begun> underWay = new ConcurrentHashMap<>();
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong told = new AtomicLong();
    private final AtomicLong broken = new AtomicLong();
    private final AtomicLong lastProgress = new AtomicLong(System.nanoTime());

    /// A story that a thread is at.
    ///
    /// @param spent processor time of the thread till then, in nanoseconds
    private record Begun(long thread, long spent) {}

    Sweep(Simulation simulation, long from, long seeds, Stop stop) {
        this.simulation = simulation;
        this.from = from;
        this.seeds = seeds;
        this.stop = stop;
    }

    Counts counts() {
        return counts;
    }

    long told() {
        return told.get();
    }

    long broken() {
        return broken.get();
    }

    /// Returns when all are told, or when it must stop: also at a story that does not end.
    void run(int threads) throws InterruptedException {
        List<Thread> all = new ArrayList<>();
        for (int number = 0; number < threads; number++) {
            all.add(Thread.ofPlatform().daemon().name("simulate-" + number).start(this::work));
        }
        for (Thread thread : all) {
            while (!thread.join(Duration.ofSeconds(1)) && !endless()) {
                progress();
            }
        }
    }

    /// By processor time: a machine that is busy, or asleep, makes no story endless.
    private boolean endless() {
        for (Map.Entry<Long, Begun> story : underWay.entrySet()) {
            Begun begun = story.getValue();
            long spent = processor.getThreadCpuTime(begun.thread()) - begun.spent();
            if (spent > ENDLESS.toNanos()) {
                broken.incrementAndGet();
                System.out.println(
                        "seed " + story.getKey() + ": the engine does not come to an end");
                return true;
            }
        }
        return false;
    }

    private void work() {
        long thread = Thread.currentThread().threadId();
        long index = next.getAndIncrement();
        while (index < seeds && (stop == Stop.NEVER || broken.get() == 0)) {
            underWay.put(from + index, new Begun(thread, processor.getCurrentThreadCpuTime()));
            Story story = simulation.judge(from + index);
            underWay.remove(from + index);
            counts.add(story);
            told.incrementAndGet();
            story.violation().ifPresent(promise -> report(story, promise));
            progress();
            index = next.getAndIncrement();
        }
    }

    private void report(Story story, String promise) {
        broken.incrementAndGet();
        synchronized (this) {
            if (stop == Stop.FIRST) {
                System.out.println(simulation.write(story.seed()).text());
            } else {
                System.out.println("seed " + story.seed() + ": " + promise);
            }
            System.out.println("again: ./bars simulate --seed " + story.seed() + " --story");
        }
    }

    private void progress() {
        long last = lastProgress.get();
        long now = System.nanoTime();
        if (now - last > PROGRESS_NANOS && lastProgress.compareAndSet(last, now)) {
            System.err.printf("%,d of %,d stories, %d broken%n", told.get(), seeds, broken.get());
        }
    }
}
