package org.barsrouter.delivery.state;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.barsrouter.delivery.classify.AttemptResult;
import org.barsrouter.delivery.classify.AttemptResult.Answered;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.classify.Classifier;
import org.barsrouter.delivery.classify.Deferred;
import org.barsrouter.routing.policy.Policy.Backoff;

/// The whole life of a delivery.
///
/// ```
///            ┌──────────── relay: never reached, time left ────────────┐
///            ▼                                                         │
///  ───▶ Queued ──── a slot is free ────▶ Attempting ─── final ───▶ Ended
///          │                               │     ▲
///          │ deferred: no slot, endpoint   │     │ due
///          │ down, behind its conversation │     │
///          └────────────▶ Parked ◀─────────┘     │
///                            └───────────────────┘
/// ```
///
/// Relay deliveries are never parked; deferred ones never wait in memory for long.
public sealed interface DeliveryState {
    /// No attempt starts with less than this left of a relay's time.
    Duration LEAST_TIME = Duration.ofSeconds(1);

    /// Between attempts of a relay delivery that never reached its receiver.
    Backoff RELAY_BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofMillis(500), 2.0);

    Story story();

    /// Waits in memory for a slot of its lane.
    ///
    /// @param notBefore for the pause between attempts of a relay delivery
    record Queued(Story story, Instant notBefore) implements DeliveryState {
        public Attempting start(Instant now) {
            return new Attempting(story, now);
        }

        public Parked park(WaitReason reason, Instant dueAt) {
            return new Parked(story, dueAt, reason);
        }

        public Ended end(Ending ending) {
            return new Ended(story, ending);
        }
    }

    /// An HTTP call is under way.
    record Attempting(Story story, Instant startedAt) implements DeliveryState {

        /// What the call's end makes of the delivery.
        public DeliveryState ended(Delivery delivery, AttemptEnd end, RandomGenerator random) {
            Classification classification = Classifier.classify(end.result());
            Story told = story.with(line(end, classification));
            if (hasIt(classification, delivery, end.result())) {
                return new Ended(told, Ending.delivered(classification));
            }
            return delivery.isRelay()
                    ? new RelayRules(delivery, story, told).after(end, classification, random)
                    : new RetryRules(delivery, story, told).after(end, classification, random);
        }

        /// A DELETE that finds nothing, after an attempt that may have arrived, did its work then.
        private boolean hasIt(
                Classification classification, Delivery delivery, AttemptResult result) {
            boolean goneByUs =
                    story.unknown()
                            && delivery.method().equals("DELETE")
                            && result instanceof Answered answered
                            && (answered.status() == 404 || answered.status() == 410);
            return goneByUs || classification.deferred() instanceof Deferred.Delivered;
        }

        private PastAttempt line(AttemptEnd end, Classification classification) {
            return new PastAttempt(
                    story.attempts() + 1,
                    startedAt,
                    Duration.between(startedAt, end.at()),
                    end.result() instanceof Answered answered
                            ? OptionalInt.of(answered.status())
                            : OptionalInt.empty(),
                    classification);
        }
    }

    /// Waits in the parked topic.
    record Parked(Story story, Instant dueAt, WaitReason reason) implements DeliveryState {
        public Queued due(Instant now) {
            return new Queued(story, now);
        }
    }

    /// Over; its sender is being told.
    record Ended(Story story, Ending ending) implements DeliveryState {}
}
