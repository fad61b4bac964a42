package org.barsrouter.delivery.state;

import java.time.Instant;
import java.util.random.RandomGenerator;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.classify.SenderAnswer;
import org.barsrouter.delivery.schedule.RetrySchedule;
import org.barsrouter.schemas.refusal.Refusal;

/// A relay delivery's failed attempt: repeated only if it never reached the receiver, or if the
/// route allows more, and while there is time.
record RelayRules(Delivery delivery, Story before, Story told) {
    DeliveryState after(AttemptEnd end, Classification last, RandomGenerator random) {
        boolean mayRepeat =
                switch (last) {
                    case UNREACHABLE -> true;
                    case UNKNOWN -> delivery.repeatsAfterWrite();
                    default -> false;
                };
        Instant next =
                end.at()
                        .plus(
                                RetrySchedule.backoff(
                                        DeliveryState.RELAY_BACKOFF, told.attempts(), random));
        if (mayRepeat && !next.plus(DeliveryState.LEAST_TIME).isAfter(delivery.until())) {
            return new DeliveryState.Queued(told, next);
        }
        return new DeliveryState.Ended(
                told,
                last == Classification.UNREACHABLE
                        ? Ending.outOfTime(told, Refusal.RECEIVER_UNREACHABLE)
                        : Ending.refused(last, before, SenderAnswer.of(end.result())));
    }
}
