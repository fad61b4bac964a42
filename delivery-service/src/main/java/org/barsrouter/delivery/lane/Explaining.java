package org.barsrouter.delivery.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.barsrouter.delivery.breaker.Breaker;
import org.barsrouter.delivery.breaker.BreakerState;
import org.barsrouter.delivery.gate.Gate;
import org.barsrouter.delivery.state.DeliveryState;
import org.barsrouter.delivery.why.Deadline;
import org.barsrouter.delivery.why.DeliveryEvidence;
import org.barsrouter.delivery.why.LaneEvidence;
import org.barsrouter.delivery.why.Place;
import org.barsrouter.delivery.why.ServiceEvidence;
import org.barsrouter.schemas.id.DeliveryId;
import org.jspecify.annotations.Nullable;

/// Answers "why is it waiting?" from what the engine knows; changes nothing.
final class Explaining {
    private final Ledger ledger;
    private final Lanes lanes;
    private final ReadQueue readQueue;

    Explaining(Ledger ledger, Lanes lanes, ReadQueue readQueue) {
        this.ledger = ledger;
        this.lanes = lanes;
        this.readQueue = readQueue;
    }

    Optional<DeliveryEvidence> delivery(DeliveryId id, Instant now) {
        Open open = ledger.open().get(id);
        if (open != null) {
            return Optional.of(opened(open, now));
        }
        ParkedDelivery parked = ledger.parked().get(id);
        return parked == null || parked.isClosed()
                ? Optional.empty()
                : Optional.of(parked(parked, now));
    }

    LaneEvidence lane(LaneState lane, Instant now) {
        Gate host = lane.host();
        return new LaneEvidence(
                lane.lane(),
                lane.slots(),
                lane.pace().allowed(lane.slots()),
                lane.inFlight(),
                lane.line().size(),
                ledger.parked().waitingIn(lane.lane()),
                lane.rate().rate(),
                lane.pace().heldUntil(now),
                Optional.ofNullable(lane.blockedUntil()).filter(until -> until.isAfter(now)),
                nextDue(lane),
                lane.endpoint().figures(now),
                Optional.ofNullable(host).map(gate -> gate.figures(now)),
                inTrouble(lane, now),
                lane.metering().isOver() ? LaneEvidence.Metering.ON : LaneEvidence.Metering.OFF);
    }

    private DeliveryEvidence opened(Open open, Instant now) {
        LaneEvidence lane = lane(open.lane(), now);
        Place place = place(open);
        Instant next =
                place instanceof Place.Queued(Instant notBefore)
                        ? next(open.lane(), open.service(), notBefore)
                        : null;
        boolean ordered = !open.delivery().isRelay() && open.delivery().keepsOrder();
        return new DeliveryEvidence(
                open.delivery().id(),
                open.delivery().target(),
                place,
                open.state().story(),
                open.delivery().until(),
                deadline(next, open.delivery().until(), now),
                Optional.ofNullable(next),
                ordered ? ledger.ahead(open.delivery()) : 0,
                place instanceof Place.Queued ? open.lane().line().ahead(open) : 0,
                lane);
    }

    private static Place place(Open open) {
        return switch (open.state()) {
            case DeliveryState.Queued(_, Instant notBefore) ->
                    open.service().isQueued(open)
                            ? new Place.Queued(notBefore)
                            : new Place.Joined();
            case DeliveryState.Attempting attempting ->
                    new Place.Attempting(attempting.story().attempts() + 1, attempting.startedAt());
            case DeliveryState.Parked(_, Instant dueAt, var reason) ->
                    new Place.Parked(reason, dueAt);
            case DeliveryState.Ended(_, var ending) ->
                    new Place.Telling(ending.disposition(), ending.reason());
        };
    }

    private DeliveryEvidence parked(ParkedDelivery entry, Instant now) {
        LaneState lane = lanes.of(entry.lane());
        boolean reading = ledger.readings().has(entry.id());
        int ahead = ledger.ahead(entry);
        boolean waitsForOlder = entry.isBehind() && ahead > 0;
        Instant dueAt = entry.isBehind() ? now : entry.state().dueAt();
        boolean awaitsRoom = !waitsForOlder && !dueAt.isAfter(now) && readQueue.isWaiting(lane);
        Instant next =
                reading || waitsForOlder ? null : next(lane, lane.service(entry.target()), dueAt);
        return new DeliveryEvidence(
                entry.id(),
                entry.target(),
                reading
                        ? new Place.Reading()
                        : awaitsRoom
                                ? new Place.AwaitingRoom()
                                : new Place.Parked(entry.state().reason(), dueAt),
                entry.state().story(),
                entry.until(),
                deadline(next, entry.until(), now),
                Optional.ofNullable(next),
                ahead,
                ledger.parked().aheadOf(entry),
                lane(lane, now));
    }

    /// The latest of its own time and whatever it waits for.
    private static Instant next(LaneState lane, ServiceState service, Instant ownTime) {
        Stream<Instant> obstacles =
                Stream.of(
                                Optional.ofNullable(lane.blockedUntil()),
                                probe(lane.endpoint().state()),
                                Optional.ofNullable(lane.host())
                                        .flatMap(host -> probe(host.state())),
                                Optional.ofNullable(service.breaker())
                                        .map(Breaker::state)
                                        .flatMap(Explaining::probe))
                        .flatMap(Optional::stream);
        return Stream.concat(Stream.of(ownTime), obstacles).max(Instant::compareTo).orElse(ownTime);
    }

    private static Optional<Instant> probe(BreakerState state) {
        return state instanceof BreakerState.Open open
                ? Optional.of(open.probeAt())
                : Optional.empty();
    }

    private static Deadline deadline(@Nullable Instant next, Instant until, Instant now) {
        if (!now.isBefore(until)) {
            return Deadline.OVER;
        }
        Duration least = DeliveryState.LEAST_TIME;
        return next != null && next.plus(least).isAfter(until) ? Deadline.AT_RISK : Deadline.SAFE;
    }

    private Optional<Instant> nextDue(LaneState lane) {
        return Stream.of(Share.PARKED, Share.REPLAY)
                .flatMap(share -> Stream.ofNullable(ledger.parked().nextDue(lane.lane(), share)))
                .min(Instant::compareTo);
    }

    private static List<ServiceEvidence> inTrouble(LaneState lane, Instant now) {
        return lane.services().stream()
                .filter(service -> isInTrouble(service, now))
                .map(service ->
                        new ServiceEvidence(
                                service.id(),
                                Optional.ofNullable(service.breaker()).map(Breaker::state),
                                service.inFlight(),
                                lane.slotsOf(service, now),
                                service.waiting()))
                .toList();
    }

    private static boolean isInTrouble(ServiceState service, Instant now) {
        Breaker breaker = service.breaker();
        return service.inTrouble(now) || (breaker != null && !breaker.state().isClosed());
    }

    /// The lanes of an endpoint that are here.
    List<LaneEvidence> endpoint(String endpointId, Instant now) {
        return lanes.all().stream()
                .filter(lane -> lane.lane().endpointId().equals(endpointId))
                .map(lane -> lane(lane, now))
                .toList();
    }

    /// The lanes at a host that are here.
    List<LaneEvidence> host(String name, Instant now) {
        return lanes.all().stream()
                .filter(lane -> isAt(lane, name))
                .map(lane -> lane(lane, now))
                .toList();
    }

    private static boolean isAt(LaneState lane, String name) {
        Gate host = lane.host();
        return host != null && host.subject().key().equals(name);
    }
}
