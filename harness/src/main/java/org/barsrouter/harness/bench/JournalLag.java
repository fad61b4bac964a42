package org.barsrouter.harness.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/// How far the journal is behind, seen from outside: from the instant at which the broker has taken
/// the records of a message until a search by its request id finds it. What the journal says of its
/// own lag is not asked.
final class JournalLag {
    private static final int TURNS = 10;
    private static final Duration TURN = Duration.ofSeconds(1).dividedBy(TURNS);
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final JournalRecords records;
    private final JournalCalls calls;

    JournalLag(JournalRecords records, JournalCalls calls) {
        this.records = records;
        this.calls = calls;
    }

    /// Follows one message of every tenth of a second; milliseconds.
    ///
    /// @param rate messages a second
    Histogram measure(int rate, int seconds) throws IOException, InterruptedException {
        List<Future<Long>> found = new ArrayList<>();
        try (ExecutorService lookers = Executors.newVirtualThreadPerTaskExecutor()) {
            long next = System.nanoTime();
            for (int turn = 0; turn < seconds * TURNS; turn++) {
                String request = records.write(rate / TURNS);
                long written = System.nanoTime();
                found.add(
                        lookers.submit(() -> {
                            calls.awaitFound(request, LIMIT);
                            return System.nanoTime() - written;
                        }));
                next += TURN.toNanos();
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
        Histogram behind = new Histogram(3);
        try {
            for (Future<Long> each : found) {
                behind.recordValue(Duration.ofNanos(each.get()).toMillis());
            }
        } catch (ExecutionException e) {
            throw new IOException("the journal did not find a message", e.getCause());
        }
        return behind;
    }
}
