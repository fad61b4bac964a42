package org.barsrouter.delivery.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.barsrouter.delivery.gate.Leave;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.DeliveryState.Attempting;
import org.barsrouter.delivery.state.Ending;
import org.barsrouter.schemas.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/// Whose turn it is when a lane may start an attempt: live, parked and replayed deliveries by
/// weight, services in turn; and when the lane has to be looked at again.
final class Turns {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Ledger ledger;
    private final Gatekeeper keeper;
    private final ParkedTurns parkedTurns;
    private final ReadQueue readQueue;
    private final Budget budget;
    private final Wakes wakes;

    Turns(Ledger ledger, Gatekeeper keeper, Budget budget, ReadQueue readQueue, Wakes wakes) {
        this.ledger = ledger;
        this.keeper = keeper;
        this.budget = budget;
        this.readQueue = readQueue;
        this.parkedTurns = new ParkedTurns(ledger, keeper, budget, readQueue);
        this.wakes = wakes;
    }

    /// Starts what may start, and sets when to look again.
    void fill(LaneState lane, Instant now) {
        if (lane.hasComeBack()) {
            lane.pace().restart();
            lane.endpoint().hurry(now);
        }
        lane.blocked(null);
        boolean more = true;
        while (more) {
            more = lane.hasSlot() && !isHeld(lane, now) && startOne(lane, now);
        }
        wake(lane, now);
    }

    /// Lanes that wait for room to read take their turns while there is some.
    void readOn(Instant now) {
        LaneState next = budget.hasReadingRoom() ? readQueue.call() : null;
        while (next != null) {
            fill(next, now);
            next = budget.hasReadingRoom() ? readQueue.call() : null;
        }
        readQueue.served();
    }

    /// Ends those that wait in memory and have no time left for an attempt.
    void endLate(LaneState lane, Instant now) {
        lane.line().takeLate(now).forEach(this::endUnreached);
    }

    /// Starts an attempt; its slot is taken already.
    void attempt(Open next, Instant now) {
        Delivery delivery = next.delivery();
        Attempting attempting = next.queued().start(now);
        next.become(attempting);
        Duration timeout = delivery.policy().attemptTimeout();
        Duration left = Duration.between(now, delivery.until());
        boolean cut = delivery.isRelay() && left.compareTo(timeout) < 0;
        int number = attempting.story().attempts() + 1;
        ledger.effects().add(new Effect.Attempt(delivery, number, cut ? left : timeout));
    }

    /// Sets when the lane is to be looked at again.
    void wake(LaneState lane, Instant now) {
        wakes.at(lane, lane.line().lateFrom());
        if (!lane.hasSlot()) {
            return;
        }
        Instant ready = lane.line().readyAt();
        if (!readQueue.isWaiting(lane)) {
            ready = earlier(ready, nextDue(lane, Share.PARKED));
            if (lane.replaysMayStart()) {
                ready = earlier(ready, nextDue(lane, Share.REPLAY));
            }
        }
        if (ready != null) {
            Instant blocked = lane.blockedUntil();
            Instant at = blocked != null && blocked.isAfter(ready) ? blocked : ready;
            wakes.at(lane, at.isAfter(now) ? at : now.plus(LOOK_AGAIN));
        }
    }

    private static boolean isHeld(LaneState lane, Instant now) {
        Instant until = lane.pace().heldUntil(now).orElse(null);
        if (until == null && !lane.rate().hasToken(now)) {
            until = lane.rate().nextAt(now);
        }
        lane.blocked(until);
        return until != null;
    }

    private boolean startOne(LaneState lane, Instant now) {
        Set<Share> wanting = wanting(lane, now);
        while (!wanting.isEmpty()) {
            Share share = next(lane, wanting);
            boolean started =
                    share == Share.LIVE
                            ? startLive(lane, now)
                            : parkedTurns.start(lane, share, now);
            if (started) {
                return true;
            }
            wanting.remove(share);
        }
        return false;
    }

    private Set<Share> wanting(LaneState lane, Instant now) {
        Set<Share> wanting = EnumSet.noneOf(Share.class);
        if (lane.line().isReady(now)) {
            wanting.add(Share.LIVE);
        }
        if (isDue(lane, Share.PARKED, now)) {
            wanting.add(Share.PARKED);
        }
        if (isDue(lane, Share.REPLAY, now) && lane.replaysMayStart()) {
            wanting.add(Share.REPLAY);
        }
        return wanting;
    }

    /// A probe is a parked message if there is one: it has waited longest.
    private static Share next(LaneState lane, Set<Share> wanting) {
        if (wanting.size() == 1) {
            return wanting.iterator().next();
        }
        boolean parkedFirst = lane.owesParked() || !lane.endpoint().state().isClosed();
        return parkedFirst && wanting.contains(Share.PARKED)
                ? Share.PARKED
                : lane.wheel().next(wanting);
    }

    private boolean startLive(LaneState lane, Instant now) {
        for (ServiceState service : lane.line().services()) {
            Open head = service.queue().peek();
            if (head == null || !mayStart(lane, head, now)) {
                continue;
            }
            boolean relay = head.delivery().isRelay();
            if (relay && head.outOfTime(now)) {
                endUnreached(lane.line().take(service));
                return true;
            }
            switch (keeper.enter(head.candidate(), now)) {
                case Leave.Granted _ -> {
                    lane.line().take(service);
                    lane.occupy(head.share(), now);
                    service.occupy(now);
                    attempt(head, now);
                    return true;
                }
                case Leave.NotNow(Instant until) -> {
                    lane.blocked(until);
                    return false;
                }
                case Leave.Down(Instant until, _) when relay -> {
                    Duration wait = Duration.between(now, until);
                    ledger.end(
                            lane.line().take(service),
                            Ending.knownDown(head.state().story(), wait));
                    return true;
                }
                case Leave.Paused(Instant until, _) when relay -> {
                    Duration wait = Duration.between(now, until);
                    ledger.end(
                            lane.line().take(service), Ending.paused(head.state().story(), wait));
                    return true;
                }
                case Leave.Down _, Leave.Paused _ -> {}
            }
        }
        return false;
    }

    private static boolean mayStart(LaneState lane, Open head, Instant now) {
        ServiceState service = head.service();
        return !head.queued().notBefore().isAfter(now)
                && service.inFlight() < lane.slotsOf(service, now)
                && (head.share() != Share.REPLAY || lane.replaysMayStart());
    }

    private void endUnreached(Open late) {
        ledger.end(late, Ending.outOfTime(late.state().story(), Refusal.RECEIVER_UNREACHABLE));
    }

    private boolean isDue(LaneState lane, Share share, Instant now) {
        Instant due = nextDue(lane, share);
        return due != null && !due.isAfter(now);
    }

    private @Nullable Instant nextDue(LaneState lane, Share share) {
        return ledger.parked().nextDue(lane.lane(), share);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.isBefore(one) ? other : one;
    }
}
