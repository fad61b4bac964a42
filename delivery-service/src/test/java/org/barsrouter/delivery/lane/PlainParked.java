package org.barsrouter.delivery.lane;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.Lane;
import org.jspecify.annotations.Nullable;

/// What parked deliveries do, said as plainly as can be: the measure for the packed ones.
final class PlainParked {
    private final Map<DeliveryId, ParkedDelivery> entries = new LinkedHashMap<>();
    private final Set<DeliveryId> ready = new HashSet<>();

    void put(ParkedDelivery entry) {
        entries.put(entry.id(), entry);
        ready.remove(entry.id());
    }

    @Nullable ParkedDelivery get(DeliveryId id) {
        return entries.get(id);
    }

    List<DeliveryId> ids() {
        return List.copyOf(entries.keySet());
    }

    Optional<DeliveryId> any(Random random) {
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(ids().get(random.nextInt(entries.size())));
    }

    int waiting() {
        return (int) entries.values().stream().filter(entry -> !entry.isClosed()).count();
    }

    /// The due one of a lane that lies first in the source topic.
    @Nullable ParkedDelivery pollDue(Lane lane, Share share, Instant now) {
        return entries.values().stream()
                .filter(entry -> !entry.isClosed() && entry.lane().equals(lane))
                .filter(entry -> Share.of(entry) == share)
                .filter(entry -> !entry.state().dueAt().isAfter(now))
                .min(Comparator.comparingLong(entry -> entry.outbound().offset()))
                .orElse(null);
    }

    @Nullable ParkedDelivery pollExpired(Instant now) {
        return entries.values().stream()
                .filter(entry -> !entry.isClosed() && !entry.until().isAfter(now))
                .findFirst()
                .orElse(null);
    }

    void close(DeliveryId id) {
        entries.computeIfPresent(id, (_, entry) -> entry.closed());
    }

    List<DeliveryId> buried(long committed) {
        List<DeliveryId> gone = new ArrayList<>();
        entries.values().stream()
                .filter(entry -> entry.isClosed() && entry.outbound().offset() < committed)
                .sorted(Comparator.comparingLong(entry -> entry.outbound().offset()))
                .forEach(entry -> gone.add(entry.id()));
        gone.forEach(entries::remove);
        return gone;
    }
}
