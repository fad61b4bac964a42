package org.barsrouter.delivery.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.barsrouter.delivery.breaker.Subject;
import org.barsrouter.delivery.gate.Gates;
import org.barsrouter.delivery.gate.Outage;
import org.barsrouter.delivery.schedule.RetrySchedule;
import org.barsrouter.delivery.state.AttemptEnd;
import org.barsrouter.delivery.state.DeliveryState;
import org.barsrouter.delivery.state.DeliveryState.Ended;
import org.barsrouter.delivery.state.DeliveryState.Parked;
import org.barsrouter.delivery.state.Disposition;
import org.barsrouter.delivery.state.WaitReason;

/// Parks what a receiver refuses while it refuses too much, and raises one alert. A delivery whose
/// time would be over by the next attempt ends as it would have: metering never extends a deadline.
final class Meter {
    private static final String DEAD_LETTERS = "DEAD_LETTERS";

    private final Ledger ledger;
    private final Gates gates;
    private final RandomGenerator random;

    Meter(Ledger ledger, Gates gates, RandomGenerator random) {
        this.ledger = ledger;
        this.gates = gates;
        this.random = random;
    }

    /// What an attempt's end makes of a delivery, metered.
    DeliveryState metered(Open tried, DeliveryState next, AttemptEnd end) {
        if (tried.delivery().isRelay() || !(next instanceof Ended ended)) {
            return next;
        }
        Disposition disposition = ended.ending().disposition();
        boolean refused = disposition == Disposition.REJECTED;
        if (!refused && !disposition.arrived()) {
            return next;
        }
        Metering metering = tried.lane().metering();
        metering.ended(refused);
        if (metering.turned()) {
            alert(tried.lane(), end.at());
        }
        return refused && metering.isOver() ? later(tried, ended, end.at()) : next;
    }

    private DeliveryState later(Open tried, Ended ended, Instant now) {
        Duration wait = RetrySchedule.slow(tried.delivery().policy().backoff(), random);
        Instant dueAt = now.plus(wait);
        return dueAt.isBefore(tried.delivery().until())
                ? new Parked(ended.story(), dueAt, WaitReason.METERED)
                : ended;
    }

    private void alert(LaneState lane, Instant now) {
        Subject subject = new Subject.DeadLetters(lane.lane().endpointId());
        List<Outage> news =
                lane.metering().isOver()
                        ? gates.outages()
                                .started(
                                        new Outage(
                                                subject,
                                                Outage.Phase.STARTED,
                                                now,
                                                now,
                                                DEAD_LETTERS,
                                                Optional.empty()),
                                        List.of())
                        : gates.outages().ended(subject, now);
        news.forEach(outage -> ledger.effects().add(new Effect.OutageMoved(outage)));
    }
}
