package org.barsrouter.harness.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/// Simulated time: what is due happens in the order of its instants, ties in the order of asking.
final class Timeline {
    /// When every story begins.
    static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

    private static final Comparator<Due> ORDER =
            Comparator.comparing(Due::at).thenComparingLong(Due::number);

    private final PriorityQueue<Due> due = new PriorityQueue<>(ORDER);
    private Instant now = START;
    private long asked;

    private record Due(Instant at, long number, Runnable what) {}

    Instant now() {
        return now;
    }

    Duration sinceStart() {
        return Duration.between(START, now);
    }

    void after(Duration wait, Runnable what) {
        at(now.plus(wait), what);
    }

    /// An instant in the past means now.
    void at(Instant at, Runnable what) {
        due.add(new Due(at.isBefore(now) ? now : at, asked++, what));
    }

    /// Lets the next thing happen; false when it is after `end` or there is none.
    boolean step(Instant end) {
        Due next = due.peek();
        if (next == null || next.at().isAfter(end)) {
            now = end;
            return false;
        }
        due.poll();
        now = next.at();
        next.what().run();
        return true;
    }
}
