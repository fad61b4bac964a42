package org.barsrouter.delivery.lane;

import java.time.Duration;
import java.time.Instant;
import org.barsrouter.delivery.breaker.Admission;
import org.barsrouter.delivery.lane.ParkedDeliveries.Loading;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.DeliveryState.Attempting;
import org.barsrouter.delivery.state.Ending;
import org.barsrouter.schemas.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/// Whose turn it is when a lane has a free slot: parked deliveries are owed one slot, the rest goes
/// to the senders that wait.
final class Turns {
    private static final Duration ORDER_PAUSE = Duration.ofMillis(200);

    private final Lanes lanes;
    private final Ledger ledger;

    Turns(Lanes lanes, Ledger ledger) {
        this.lanes = lanes;
        this.ledger = ledger;
    }

    /// Fills the lane's free slots.
    void fill(LaneState lane, Instant now) {
        boolean more = true;
        while (more && lane.hasSlot()) {
            more =
                    lane.owesParked()
                            ? startParked(lane, now) || startWaiting(lane, now)
                            : startWaiting(lane, now) || startParked(lane, now);
        }
    }

    /// Ends those that wait in memory and have no time left for an attempt.
    void endLate(LaneState lane, Instant now) {
        lane.takeIf(waiting -> waiting.outOfTime(now)).forEach(this::endUnreached);
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

    /// An attempt's slot is free again.
    static void free(LaneState lane, Open tried) {
        if (tried.parkedAs().isPresent()) {
            lane.freeFromParked();
        } else {
            lane.free();
        }
    }

    /// The attempt that a message was read for does not take place.
    static void giveUpSlot(LaneState lane, Loading why) {
        if (why == Loading.ATTEMPT) {
            lane.freeFromParked();
            lane.breaker().probeAbandoned();
        }
    }

    private boolean startWaiting(LaneState lane, Instant now) {
        Open next = lane.next(now).orElse(null);
        if (next == null) {
            return false;
        }
        if (next.outOfTime(now)) {
            endUnreached(next);
        } else if (lanes.admit(lane, now, ledger.effects())
                instanceof Admission.Refused(Instant until)) {
            Duration retryAfter = Duration.between(now, until);
            ledger.end(next, Ending.knownDown(next.state().story(), retryAfter));
        } else {
            lane.occupy();
            attempt(next, now);
        }
        return true;
    }

    private void endUnreached(Open late) {
        ledger.end(late, Ending.outOfTime(late.state().story(), Refusal.RECEIVER_UNREACHABLE));
    }

    private boolean startParked(LaneState lane, Instant now) {
        ParkedDelivery entry = lane.breaker().wouldAdmit(now) ? nextParked(lane, now) : null;
        if (entry == null) {
            return false;
        }
        lanes.admit(lane, now, ledger.effects());
        lane.occupyForParked();
        ledger.parked().load(entry, Loading.ATTEMPT);
        ledger.effects().add(new Effect.Load(entry));
        return true;
    }

    /// The next parked delivery that is due and does not overtake. After a take-over an older one
    /// may still be on its way from the source topic: whoever was behind waits for that to be read.
    private @Nullable ParkedDelivery nextParked(LaneState lane, Instant now) {
        ParkedDeliveries parked = ledger.parked();
        ParkedDelivery entry = parked.pollDue(lane.lane(), now);
        while (entry != null && entry.isBehind()) {
            if (!entry.until().isAfter(now)) {
                // Its time is over: the next tick ends it. Due again at once, it would come for ever.
                entry = parked.pollDue(lane.lane(), now);
                continue;
            }
            if (ledger.ahead(entry) > 0) {
                parked.dueAgain(entry, entry.until());
            } else if (entry.outbound().offset() >= ledger.offsets().next()) {
                parked.dueAgain(entry, now.plus(ORDER_PAUSE));
            } else {
                return entry;
            }
            entry = parked.pollDue(lane.lane(), now);
        }
        return entry;
    }
}
