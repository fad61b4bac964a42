package org.barsrouter.delivery.lane;

import java.time.Instant;
import org.barsrouter.delivery.gate.Gate;
import org.barsrouter.delivery.gate.Leave;
import org.barsrouter.delivery.lane.ParkedDeliveries.Loading;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.Ending;
import org.barsrouter.schemas.refusal.Refusal;

/// What becomes of a parked delivery whose message was read, or is gone.
final class Reads {
    private final Ledger ledger;
    private final Gatekeeper keeper;
    private final Turns turns;

    Reads(Ledger ledger, Gatekeeper keeper, Turns turns) {
        this.ledger = ledger;
        this.keeper = keeper;
        this.turns = turns;
    }

    /// Has those read whose time is over.
    void expire(Instant now) {
        ParkedDelivery expired = ledger.parked().pollExpired(now, ledger.open());
        while (expired != null) {
            ledger.parked().load(expired, Loading.EXPIRY);
            ledger.effects().add(new Effect.Load(expired));
            expired = ledger.parked().pollExpired(now, ledger.open());
        }
    }

    void loaded(LaneState lane, ParkedRead read, Instant now) {
        ParkedDelivery entry = read.entry();
        Delivery delivery = read.delivery();
        Open open = new Open(lane, delivery, entry.state().due(now), entry);
        ledger.opened(open);
        boolean inTime = now.isBefore(entry.until());
        if (inTime && read.why() == Loading.ROUTE_AGAIN) {
            ledger.routeAgain(open);
            return;
        }
        if (!inTime || read.why() != Loading.ATTEMPT) {
            giveUpSlot(open, read.why());
            ledger.end(open, Ending.outOfTime(entry.state().story(), Refusal.EXPIRED));
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
        giveUpSlot(open, Loading.ATTEMPT);
        ledger.parked().dueAgain(entry, until);
        ledger.closed(open);
    }

    /// The attempt that a message was read for does not take place.
    private void giveUpSlot(Open open, Loading why) {
        if (why == Loading.ATTEMPT) {
            open.lane().free(open.share());
            open.service().free(null);
            keeper.abandon(open.candidate());
        }
    }
}
