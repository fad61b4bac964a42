package org.barsrouter.delivery.lane;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.Lane;
import org.jspecify.annotations.Nullable;

/// When each parked delivery is due, by lane: a lane whose endpoint is down costs nothing however
/// much waits in it. Ties go by inbound offset.
final class DueIndex {
    private static final Comparator<Due> ORDER =
            Comparator.comparing(Due::at).thenComparingLong(Due::offset);

    private final Map<Lane, PriorityQueue<Due>> lanes = new HashMap<>();
    private final Map<DeliveryId, Due> current = new HashMap<>();

    private record Due(Instant at, long offset, DeliveryId id) {}

    /// Sets when it is due; replaces an earlier setting.
    void put(ParkedDelivery parked, Instant at) {
        Due due = new Due(at, parked.inbound().offset(), parked.id());
        current.put(parked.id(), due);
        lanes.computeIfAbsent(parked.lane(), _ -> new PriorityQueue<>(ORDER)).add(due);
    }

    void remove(DeliveryId id) {
        current.remove(id);
    }

    /// Takes out the first of a lane that is due.
    Optional<DeliveryId> poll(Lane lane, Instant now) {
        Due first = first(lane);
        if (first == null || first.at().isAfter(now)) {
            return Optional.empty();
        }
        lanes.getOrDefault(lane, new PriorityQueue<>()).poll();
        current.remove(first.id());
        return Optional.of(first.id());
    }

    /// When the first of a lane is due; null when nothing is.
    @Nullable Instant next(Lane lane) {
        Due first = first(lane);
        return first == null ? null : first.at();
    }

    /// How many of a lane are in here.
    int size(Lane lane) {
        return (int) waiting(lane).count();
    }

    /// How many of its lane are due before it.
    int before(ParkedDelivery parked) {
        Due own = current.get(parked.id());
        return own == null
                ? 0
                : (int)
                        waiting(parked.lane())
                                .filter(other -> ORDER.compare(other, own) < 0)
                                .count();
    }

    private Stream<Due> waiting(Lane lane) {
        PriorityQueue<Due> queue = lanes.get(lane);
        return queue == null
                ? Stream.empty()
                : queue.stream().filter(due -> due.equals(current.get(due.id())));
    }

    /// When the first of all lanes is due.
    Optional<Instant> earliest() {
        return lanes.keySet().stream()
                .flatMap(lane -> Optional.ofNullable(first(lane)).stream())
                .map(Due::at)
                .min(Comparator.naturalOrder());
    }

    /// The first of a lane that still holds; what was set anew or removed falls out on the way.
    private @Nullable Due first(Lane lane) {
        PriorityQueue<Due> queue = lanes.get(lane);
        if (queue == null) {
            return null;
        }
        Due top = queue.peek();
        while (top != null && !top.equals(current.get(top.id()))) {
            queue.poll();
            top = queue.peek();
        }
        return top;
    }
}
