package org.barsrouter.delivery.lane;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.barsrouter.delivery.state.DeliveryState;
import org.jspecify.annotations.Nullable;

/// The deliveries of a lane that wait in memory: a queue for each service, served in turn, so that
/// a service that waits for itself does not stand before the others.
final class Line {
    private final Deque<ServiceState> ring = new ArrayDeque<>();
    private int size;
    private @Nullable Instant lateFrom;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(ServiceState service, Open open) {
        if (service.waiting() == 0) {
            ring.addLast(service);
        }
        service.queue().add(open);
        size++;
        Instant late = lateFrom(open);
        if (lateFrom == null || late.isBefore(lateFrom)) {
            lateFrom = late;
        }
    }

    /// How many of its service stand before it, and how many of others, as far as the turns go.
    int ahead(Open open) {
        ServiceState service = open.service();
        int own = service.before(open);
        int others = 0;
        for (ServiceState other : ring) {
            others += other.equals(service) ? 0 : Math.min(other.waiting(), own + 1);
        }
        return own + others;
    }

    /// The services that wait, in turn.
    Iterable<ServiceState> services() {
        return ring;
    }

    /// Takes out the service's first; the service goes to the end of the line.
    Open take(ServiceState service) {
        Open first = service.queue().remove();
        left(service);
        return first;
    }

    void remove(ServiceState service, Open open) {
        if (service.queue().remove(open)) {
            left(service);
        }
    }

    /// When the first of them runs out of time, or sooner.
    @Nullable Instant lateFrom() {
        return size == 0 ? null : lateFrom;
    }

    /// When the first of them may start; null when nobody waits.
    @Nullable Instant readyAt() {
        Instant first = null;
        for (ServiceState service : ring) {
            Open head = service.queue().peek();
            if (head != null && (first == null || head.queued().notBefore().isBefore(first))) {
                first = head.queued().notBefore();
            }
        }
        return first;
    }

    boolean isReady(Instant now) {
        for (ServiceState service : ring) {
            Open head = service.queue().peek();
            if (head != null && !head.queued().notBefore().isAfter(now)) {
                return true;
            }
        }
        return false;
    }

    /// Takes out all that have too little time left.
    List<Open> takeLate(Instant now) {
        if (lateFrom == null || now.isBefore(lateFrom)) {
            return List.of();
        }
        List<Open> late = takeIf(open -> open.outOfTime(now));
        lateFrom = null;
        for (ServiceState service : ring) {
            for (Open open : service.queue()) {
                Instant from = lateFrom(open);
                lateFrom = lateFrom == null || from.isBefore(lateFrom) ? from : lateFrom;
            }
        }
        return late;
    }

    /// The first instant at which it is out of time. A tick earlier it is not, and a lane that were
    /// woken for it then would be woken for ever.
    private static Instant lateFrom(Open open) {
        return open.delivery().until().minus(DeliveryState.LEAST_TIME).plusMillis(1);
    }

    private List<Open> takeIf(Predicate<Open> condition) {
        List<Open> taken = new ArrayList<>();
        for (ServiceState service : List.copyOf(ring)) {
            PriorityQueue<Open> queue = service.queue();
            List<Open> fit = queue.stream().filter(condition).toList();
            fit.forEach(open -> remove(service, open));
            taken.addAll(fit);
        }
        return taken;
    }

    private void left(ServiceState service) {
        size--;
        ring.remove(service);
        if (service.waiting() > 0) {
            ring.addLast(service);
        }
    }
}
