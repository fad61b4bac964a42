package org.barsrouter.delivery.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.barsrouter.delivery.classify.SenderAnswer.Refused;
import org.barsrouter.delivery.gate.Leave;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.DeliveryState.Parked;
import org.barsrouter.delivery.state.DeliveryState.Queued;
import org.barsrouter.delivery.state.Ending;
import org.barsrouter.delivery.state.Story;
import org.barsrouter.delivery.state.WaitReason;
import org.barsrouter.schemas.refusal.Refusal;

/// What becomes of a delivery that has just been taken from its lane: attempted, queued in memory,
/// joined to another, parked or refused.
final class Arrivals {
    private final TakeOver takeOver;
    private final Ledger ledger;
    private final Budget budget;
    private final Gatekeeper keeper;
    private final Turns turns;

    Arrivals(TakeOver takeOver, Ledger ledger, Budget budget, Gatekeeper keeper, Turns turns) {
        this.takeOver = takeOver;
        this.ledger = ledger;
        this.budget = budget;
        this.keeper = keeper;
        this.turns = turns;
    }

    /// @param story what is known of earlier attempts
    void relay(Open arrived, Story story, Instant now) {
        Delivery delivery = arrived.delivery();
        LaneState lane = arrived.lane();
        boolean tooMuch = budget.refuses(lane, delivery.bytes(), now);
        ledger.opened(arrived);
        Optional<Open> leader = ledger.joins().leaderOf(delivery).map(ledger.open()::get);
        int ahead = delivery.keepsOrder() ? ledger.ahead(delivery) : 0;
        if (story.unknown() && !delivery.repeatsAfterWrite()) {
            Refusal why = Refusal.POSSIBLY_ATTEMPTED;
            ledger.end(arrived, Ending.unknown(why.name(), why));
        } else if (leader.isPresent()) {
            leader.get().joined().add(delivery);
        } else if (ahead > 0) {
            ledger.end(arrived, notTaken(story, overtaking(ahead)));
        } else if (tooMuch || budget.isLineFull(lane, arrived.service())) {
            ledger.end(arrived, notTaken(story, laneFull()));
        } else {
            ledger.joins().lead(delivery);
            lane.line().add(arrived.service(), arrived);
            turns.fill(lane, now);
        }
    }

    /// Refused without an attempt of ours. An owner that vanished may have made one all the same.
    private static Ending notTaken(Story story, Refused why) {
        Refusal perhaps = Refusal.POSSIBLY_ATTEMPTED;
        return story.unknown() ? Ending.unknown(perhaps.name(), perhaps) : Ending.neverSent(why);
    }

    private static Refused overtaking(int ahead) {
        return Refused.because(Refusal.OVERTAKING)
                .saying(
                        "Earlier messages of this conversation are still waiting for the receiver: "
                                + ahead
                                + ".");
    }

    private static Refused laneFull() {
        return Refused.because(Refusal.RECEIVER_UNREACHABLE)
                .saying("Too many messages wait for the receiver; nothing was sent to it.")
                .retryAfter(Duration.ofSeconds(1));
    }

    void deferred(Open arrived, Instant now) {
        Delivery delivery = arrived.delivery();
        LaneState lane = arrived.lane();
        Queued queued = arrived.queued();
        boolean tooMuch = budget.refuses(lane, delivery.bytes(), now);
        ledger.opened(arrived);
        ledger.lineUp(delivery);
        if (!now.isBefore(delivery.until())) {
            ledger.end(arrived, Ending.outOfTime(queued.story(), Refusal.EXPIRED));
        } else if (delivery.keepsOrder() && ledger.ahead(delivery) > 0) {
            ledger.park(arrived, queued.park(WaitReason.BEHIND_CONVERSATION, delivery.until()));
        } else if (delivery.keepsOrder() && now.isBefore(quietFor(delivery))) {
            ledger.park(arrived, queued.park(WaitReason.TAKEN_OVER, quietFor(delivery)));
        } else if (tooMuch) {
            Instant later = now.plus(budget.pause());
            ledger.park(arrived, queued.park(WaitReason.LANE_FULL, later));
        } else {
            tryNow(arrived, now);
        }
        turns.wake(lane, now);
    }

    /// Until when an owner that vanished may still be attempting this or what comes before it.
    private Instant quietFor(Delivery delivery) {
        return takeOver.mayHaveAttempted(delivery.outbound().offset())
                ? takeOver.quietFrom(delivery.policy().attemptTimeout())
                : takeOver.at();
    }

    /// A deferred delivery takes its turn now, or waits in the parked topic: never in memory.
    private void tryNow(Open arrived, Instant now) {
        LaneState lane = arrived.lane();
        lane.line().add(arrived.service(), arrived);
        turns.fill(lane, now);
        if (arrived.isQueued()) {
            lane.line().remove(arrived.service(), arrived);
            ledger.park(arrived, waiting(arrived, now));
        }
    }

    private Parked waiting(Open arrived, Instant now) {
        LaneState lane = arrived.lane();
        Queued queued = arrived.queued();
        Leave ofService = keeper.askService(arrived.candidate(), now);
        Leave leave = ofService instanceof Leave.Granted ? keeper.ask(lane, now) : ofService;
        if (leave instanceof Leave.Down(Instant until, _)) {
            return queued.park(WaitReason.BREAKER_OPEN, until);
        }
        if (leave instanceof Leave.Paused(Instant until, _)) {
            return queued.park(WaitReason.PAUSED, until);
        }
        Instant later = now.plus(budget.pause());
        boolean full =
                lane.inFlight() >= lane.slots()
                        || arrived.service().inFlight() >= lane.slotsOf(arrived.service(), now);
        return queued.park(full ? WaitReason.LANE_FULL : WaitReason.PACED, later);
    }
}
