package org.barsrouter.delivery.lane;

import java.time.Instant;
import org.barsrouter.delivery.gate.Gate;
import org.barsrouter.delivery.gate.Leave;
import org.barsrouter.delivery.lane.Readings.Why;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.Ending;
import org.barsrouter.schemas.refusal.Refusal;

/// What becomes of a parked delivery whose message was read, or is gone.
final class Reads {
    private final Ledger ledger;
    private final Budget budget;
    private final Gatekeeper keeper;
    private final Turns turns;

    Reads(Ledger ledger, Budget budget, Gatekeeper keeper, Turns turns) {
        this.ledger = ledger;
        this.budget = budget;
        this.keeper = keeper;
        this.turns = turns;
    }

    /// Has those read whose time is over, as many as there is room for.
    void expire(Instant now) {
        Readings readings = ledger.readings();
        while (budget.mayRead(readings.expiring())) {
            ParkedDelivery expired = ledger.parked().pollExpired(now, ledger.open());
            if (expired == null) {
                return;
            }
            readings.beginExpiry(expired.id());
            ledger.effects().add(new Effect.Load(expired));
        }
    }

    /// Has those read that an operator cancels, as many as there is room for.
    void cancel() {
        Readings readings = ledger.readings();
        while (budget.mayRead(readings.cancelling())) {
            ParkedDelivery cancelled = ledger.parked().pollCancelled(ledger.open());
            if (cancelled == null) {
                return;
            }
            readings.beginCancel(cancelled.id());
            ledger.effects().add(new Effect.Load(cancelled));
        }
    }

    /// Has the next ones read that are to be routed again, as many as there is room for.
    void move() {
        Readings readings = ledger.readings();
        while (budget.mayRead(readings.moving())) {
            ParkedDelivery moved = ledger.parked().pollMoved(ledger.open());
            if (moved == null) {
                return;
            }
            readings.beginMove(moved.id());
            ledger.effects().add(new Effect.Load(moved));
        }
    }

    void loaded(LaneState lane, ParkedRead read, Instant now) {
        ParkedDelivery entry = read.entry();
        Delivery delivery = read.delivery();
        ledger.readings().had(delivery.bytes());
        Open open = new Open(lane, delivery, entry.state().due(now), entry);
        ledger.opened(open);
        boolean inTime = now.isBefore(entry.until());
        if (inTime && read.why() == Why.ROUTE_AGAIN) {
            ledger.routeAgain(open);
            return;
        }
        if (inTime && read.why() == Why.CANCEL) {
            ledger.end(open, Ending.cancelled(entry.state().story()));
            turns.wake(lane, now);
            return;
        }
        if (!inTime || read.why() != Why.ATTEMPT) {
            giveUpSlot(open, read.why());
            ledger.end(open, Ending.outOfTime(entry.state().story(), Refusal.EXPIRED));
            turns.wake(lane, now);
            return;
        }
        if (lane.isOverfull()) {
            // What its policy allows became known only when its message was read.
            putBack(open, entry, now);
            turns.wake(lane, now);
            return;
        }
        Leave leave = enterHost(open, now);
        switch (leave) {
            case Leave.Granted _ -> turns.attempt(open, now);
            case Leave.NotNow(Instant until) -> putBack(open, entry, until);
            case Leave.Down(Instant until, _) -> putBack(open, entry, until);
            case Leave.Paused(Instant until, _) -> putBack(open, entry, until);
        }
        turns.wake(lane, now);
    }

    /// @param read with what is known from the entry
    void missing(LaneState lane, ParkedRead read, Instant now) {
        ParkedDelivery entry = read.entry();
        Open gone = new Open(lane, read.delivery(), entry.state().due(now), entry);
        giveUpSlot(gone, read.why());
        ledger.opened(gone);
        Ending ending = Ending.outOfTime(entry.state().story(), Refusal.EXPIRED);
        ledger.end(gone, new Ending(ending.disposition(), "POINTER_EXPIRED", ending.answer()));
    }

    /// After a take-over a lane's host is known with its first message only.
    private Leave enterHost(Open open, Instant now) {
        Gate host = open.lane().host();
        return host == null || open.lane().hasEntered(open.delivery().id())
                ? Leave.GO
                : keeper.enterHost(open.candidate(), host, now);
    }

    private void putBack(Open open, ParkedDelivery entry, Instant until) {
        giveUpSlot(open, Why.ATTEMPT);
        ledger.parked().dueAgain(entry, until);
        ledger.closed(open);
    }

    /// The attempt that a message was read for does not take place.
    private void giveUpSlot(Open open, Why why) {
        if (why == Why.ATTEMPT) {
            open.lane().free(open.share());
            open.service().free(null);
            keeper.abandon(open.candidate());
        }
    }
}
