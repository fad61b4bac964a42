package org.barsrouter.delivery.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.barsrouter.delivery.classify.AttemptResult;
import org.barsrouter.delivery.classify.AttemptResult.Answered;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.classify.Deferred;
import org.barsrouter.delivery.classify.SenderAnswer;
import org.barsrouter.delivery.schedule.RetrySchedule;
import org.barsrouter.routing.policy.Policy.Backoff;
import org.barsrouter.schemas.refusal.Refusal;

/// A deferred delivery's failed attempt: refused for good, or parked for the next one.
record RetryRules(Delivery delivery, Story before, Story told) {
    DeliveryState after(AttemptEnd end, Classification last, RandomGenerator random) {
        Backoff backoff = delivery.policy().backoff();
        Duration byBackoff = RetrySchedule.backoff(backoff, told.attempts(), random);
        Duration bySchedule = wish(end.result()).map(RetrySchedule::wish).orElse(byBackoff);
        return switch (last.deferred()) {
            case Deferred.Delivered _ -> new DeliveryState.Ended(told, Ending.delivered(last));
            case Deferred.Reject _ -> rejected(last, end.result());
            case Deferred.Retry _ -> parked(end.at().plus(bySchedule));
            case Deferred.RetryAtMost(int tries) ->
                    told.count(last) >= tries
                            ? rejected(last, end.result())
                            : parked(end.at().plus(bySchedule));
            case Deferred.RetryAfter(Duration atLeast) ->
                    parked(end.at().plus(longer(atLeast, bySchedule)));
            case Deferred.RetrySlowly _ ->
                    parked(end.at().plus(RetrySchedule.slow(backoff, random)));
        };
    }

    private DeliveryState rejected(Classification last, AttemptResult result) {
        return new DeliveryState.Ended(told, Ending.refused(last, before, SenderAnswer.of(result)));
    }

    private DeliveryState parked(Instant dueAt) {
        return dueAt.isAfter(delivery.until())
                ? new DeliveryState.Ended(told, Ending.outOfTime(told, Refusal.EXPIRED))
                : new DeliveryState.Parked(told, dueAt, WaitReason.RETRY);
    }

    private static Optional<Duration> wish(AttemptResult result) {
        return result instanceof Answered answered ? answered.retryAfter() : Optional.empty();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
