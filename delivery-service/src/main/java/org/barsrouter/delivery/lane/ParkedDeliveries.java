package org.barsrouter.delivery.lane;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.Lane;
import org.jspecify.annotations.Nullable;

/// The partition's part of the parked topic, in memory: what waits until when, and which closed
/// entries may be removed.
final class ParkedDeliveries {
    private static final Comparator<ParkedDelivery> BY_END =
            Comparator.comparing(ParkedDelivery::until);

    private final Map<DeliveryId, ParkedDelivery> entries = new HashMap<>();
    private final Map<DeliveryId, Loading> loading = new HashMap<>();
    private final DueIndex due = new DueIndex();
    private final DueIndex replaysDue = new DueIndex();
    private final PriorityQueue<ParkedDelivery> expiring = new PriorityQueue<>(BY_END);
    private final NavigableMap<Long, DeliveryId> closed = new TreeMap<>();
    private long committed;
    private int waiting;

    /// What a message is being read for.
    enum Loading {
        ATTEMPT,
        EXPIRY
    }

    /// @param committed the offset committed so far
    ParkedDeliveries(long committed) {
        this.committed = committed;
    }

    @Nullable ParkedDelivery get(DeliveryId id) {
        return entries.get(id);
    }

    boolean has(DeliveryId id) {
        return entries.containsKey(id);
    }

    int waiting() {
        return waiting;
    }

    Optional<Instant> earliestDue() {
        return Stream.of(due.earliest(), replaysDue.earliest())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /// When the first of a lane's share is due; null when nothing waits.
    @Nullable Instant nextDue(Lane lane, Share share) {
        return (share == Share.REPLAY ? replaysDue : due).next(lane);
    }

    private DueIndex dueOf(ParkedDelivery parked) {
        return Share.of(parked) == Share.REPLAY ? replaysDue : due;
    }

    void put(ParkedDelivery parked, Instant dueAt) {
        ParkedDelivery before = entries.put(parked.id(), parked);
        if (before == null) {
            waiting++;
        }
        dueOf(parked).put(parked, dueAt);
        expiring.add(parked);
    }

    void dueAgain(ParkedDelivery parked, Instant at) {
        dueOf(parked).put(parked, at);
    }

    /// Due at once, if it waits behind an older one that is through now.
    boolean released(DeliveryId id, Instant now) {
        ParkedDelivery parked = entries.get(id);
        if (parked == null || parked.isClosed() || !parked.isBehind() || loading.containsKey(id)) {
            return false;
        }
        dueOf(parked).put(parked, now);
        return true;
    }

    /// Takes out the first of a lane's share that is due.
    @Nullable ParkedDelivery pollDue(Lane lane, Share share, Instant now) {
        DueIndex index = share == Share.REPLAY ? replaysDue : due;
        return index.poll(lane, now).map(entries::get).orElse(null);
    }

    /// Takes out one whose time is over and that nobody is working on.
    ///
    /// @param open the deliveries that are being attempted
    @Nullable ParkedDelivery pollExpired(Instant now, Map<DeliveryId, Open> open) {
        ParkedDelivery first = expiring.peek();
        while (first != null && !first.until().isAfter(now)) {
            expiring.poll();
            boolean current = first.equals(entries.get(first.id())) && !first.isClosed();
            if (current && !loading.containsKey(first.id()) && !open.containsKey(first.id())) {
                dueOf(first).remove(first.id());
                return first;
            }
            first = expiring.peek();
        }
        return null;
    }

    void load(ParkedDelivery parked, Loading why) {
        loading.put(parked.id(), why);
    }

    /// Why it was read; empty when nobody waits for it.
    Optional<Loading> loaded(DeliveryId id) {
        return Optional.ofNullable(loading.remove(id));
    }

    /// How many of a lane wait for their time or turn.
    int waitingIn(Lane lane) {
        return due.size(lane) + replaysDue.size(lane);
    }

    /// How many of its lane and share are due before it.
    int aheadOf(ParkedDelivery parked) {
        return dueOf(parked).before(parked);
    }

    boolean isLoading(DeliveryId id) {
        return loading.containsKey(id);
    }

    int loading() {
        return loading.size();
    }

    /// It ended; the closed entry is to be written.
    ParkedDelivery close(ParkedDelivery parked) {
        ParkedDelivery over = parked.closed();
        entries.put(over.id(), over);
        dueOf(over).remove(over.id());
        waiting--;
        return over;
    }

    /// A closed entry stands in the topic.
    void closedStands(ParkedDelivery over) {
        entries.put(over.id(), over);
        closed.put(over.outbound().offset(), over.id());
    }

    void committed(long offset) {
        committed = Math.max(committed, offset);
    }

    /// Closed entries whose source record cannot be read again.
    List<DeliveryId> buried() {
        NavigableMap<Long, DeliveryId> safe = closed.headMap(committed, false);
        List<DeliveryId> ids = new ArrayList<>(safe.values());
        ids.forEach(entries::remove);
        safe.clear();
        return ids;
    }
}
