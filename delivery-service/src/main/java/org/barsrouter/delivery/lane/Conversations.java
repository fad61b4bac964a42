package org.barsrouter.delivery.lane;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.ServiceId;

/// The deferred deliveries of a partition that are not through yet, in the order of their
/// conversations: by inbound offset, which rises per service, never by the position in the parked
/// topic.
final class Conversations {
    private final Map<Key, NavigableMap<Long, DeliveryId>> waiting = new HashMap<>();

    /// What order is kept for.
    record Key(ServiceId target, CorrelationId correlationId) {}

    void add(Key key, long inboundOffset, DeliveryId id) {
        waiting.computeIfAbsent(key, _ -> new TreeMap<>()).put(inboundOffset, id);
    }

    /// How many older ones are not through.
    int ahead(Key key, long inboundOffset) {
        NavigableMap<Long, DeliveryId> queue = waiting.get(key);
        return queue == null ? 0 : queue.headMap(inboundOffset).size();
    }

    /// Takes one out that is through; gives the one whose turn it is then.
    Optional<DeliveryId> through(Key key, long inboundOffset) {
        NavigableMap<Long, DeliveryId> queue = waiting.get(key);
        if (queue == null) {
            return Optional.empty();
        }
        queue.remove(inboundOffset);
        if (queue.isEmpty()) {
            waiting.remove(key);
            return Optional.empty();
        }
        return Optional.of(queue.firstEntry().getValue());
    }
}
