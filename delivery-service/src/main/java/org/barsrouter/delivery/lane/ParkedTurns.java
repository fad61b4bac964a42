package org.barsrouter.delivery.lane;

import java.time.Duration;
import java.time.Instant;
import org.barsrouter.delivery.breaker.Subject;
import org.barsrouter.delivery.gate.Leave;
import org.jspecify.annotations.Nullable;

/// Gives a lane's turn to a parked delivery: the first that is due, overtakes nobody, and whose
/// service is up.
final class ParkedTurns {
    private static final Duration ORDER_PAUSE = Duration.ofMillis(200);
    private static final Duration SHARE_PAUSE = Duration.ofMillis(250);

    /// So many are looked at in one turn, however many belong to a service that is down.
    private static final int MOST_PASSED_OVER = 256;

    private final Ledger ledger;
    private final Gatekeeper keeper;
    private final Budget budget;
    private final ReadQueue queue;

    /// @param queue for lanes that find no room to read
    ParkedTurns(Ledger ledger, Gatekeeper keeper, Budget budget, ReadQueue queue) {
        this.ledger = ledger;
        this.keeper = keeper;
        this.budget = budget;
        this.queue = queue;
    }

    /// False when none may start now.
    boolean start(LaneState lane, Share share, Instant now) {
        if (isBlocked(lane, keeper.ask(lane, now)) || !hasRoom(lane, now)) {
            return false;
        }
        for (int passed = 0; passed < MOST_PASSED_OVER; passed++) {
            ParkedDelivery entry = next(lane, share, now);
            if (entry == null) {
                return false;
            }
            ServiceState service = lane.service(entry.target());
            Candidate candidate = new Candidate(lane, service, entry.id());
            if (service.inFlight() >= lane.slotsOf(service, now)) {
                ledger.parked().dueAgain(entry, now.plus(SHARE_PAUSE));
                continue;
            }
            Leave leave = keeper.enter(candidate, now);
            if (leave instanceof Leave.Granted) {
                lane.occupy(share, now);
                service.occupy(now);
                ledger.readings().begin(entry.id(), lane);
                queue.served();
                ledger.effects().add(new Effect.Load(entry));
                return true;
            }
            if (leave instanceof Leave.Down(Instant until, Subject.Service _)) {
                ledger.parked().dueAgain(entry, until);
            } else {
                ledger.parked().dueAgain(entry, now);
                isBlocked(lane, leave);
                return false;
            }
        }
        return false;
    }

    /// A lane that finds no room waits for its turn; one that has its share already is looked at
    /// again soon.
    private boolean hasRoom(LaneState lane, Instant now) {
        if (!queue.isTurnOf(lane) || !budget.hasReadingRoom()) {
            queue.join(lane);
            return false;
        }
        return budget.mayRead(lane, now);
    }

    private static boolean isBlocked(LaneState lane, Leave leave) {
        return switch (leave) {
            case Leave.Granted _ -> false;
            case Leave.NotNow(Instant until) -> {
                lane.blocked(until);
                yield true;
            }
            case Leave.Down(Instant until, _) -> {
                lane.blocked(until);
                yield true;
            }
            case Leave.Paused(Instant until, _) -> {
                lane.blocked(until);
                yield true;
            }
        };
    }

    /// The next one that is due and does not overtake. After a take-over an older one may still be
    /// on its way from the source topic: whoever was behind waits for that to be read.
    private @Nullable ParkedDelivery next(LaneState lane, Share share, Instant now) {
        ParkedDeliveries parked = ledger.parked();
        ParkedDelivery entry = parked.pollDue(lane.lane(), share, now);
        while (entry != null && mustWait(entry, now)) {
            entry = parked.pollDue(lane.lane(), share, now);
        }
        return entry;
    }

    private boolean mustWait(ParkedDelivery entry, Instant now) {
        ParkedDeliveries parked = ledger.parked();
        if (ledger.open().containsKey(entry.id())) {
            return true;
        }
        if (!entry.isBehind()) {
            return false;
        }
        if (!entry.until().isAfter(now)) {
            // Its time is over: the next tick ends it. Due again at once, it would come for ever.
            return true;
        }
        if (ledger.ahead(entry) > 0) {
            parked.dueAgain(entry, entry.until());
            return true;
        }
        if (entry.outbound().offset() >= ledger.offsets().next()) {
            parked.dueAgain(entry, now.plus(ORDER_PAUSE));
            return true;
        }
        return false;
    }
}
