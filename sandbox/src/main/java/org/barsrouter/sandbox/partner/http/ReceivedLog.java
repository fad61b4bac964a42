package org.barsrouter.sandbox.partner.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.barsrouter.sandbox.partner.ReceivedRequest;

/// The latest requests of one service, and how many there were in all.
final class ReceivedLog {
    private static final int KEPT = 10_000;

    private final Deque<ReceivedRequest> requests = new ArrayDeque<>();
    private final Keeping keeping;
    private long count;

    ReceivedLog(Keeping keeping) {
        this.keeping = keeping;
    }

    synchronized void add(ReceivedRequest request) {
        count++;
        if (keeping == Keeping.EVERYTHING) {
            requests.addLast(request);
            if (requests.size() > KEPT) {
                requests.removeFirst();
            }
            notifyAll();
        }
    }

    synchronized void countOnly() {
        count++;
    }

    synchronized long count() {
        return count;
    }

    synchronized List<ReceivedRequest> all() {
        return List.copyOf(requests);
    }

    /// Waits for a request, one that has already come counts too.
    synchronized Optional<ReceivedRequest> await(
            Predicate<ReceivedRequest> wanted, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        Optional<ReceivedRequest> found = find(wanted);
        long leftMillis = atMost.toMillis();
        try {
            while (found.isEmpty() && leftMillis > 0) {
                wait(leftMillis);
                found = find(wanted);
                leftMillis = (end - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return found;
    }

    synchronized void forget() {
        requests.clear();
        count = 0;
    }

    private Optional<ReceivedRequest> find(Predicate<ReceivedRequest> wanted) {
        return requests.stream().filter(wanted).findFirst();
    }
}
