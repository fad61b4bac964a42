package org.barsrouter.delivery.lane;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.barsrouter.delivery.breaker.BreakerState;
import org.barsrouter.delivery.breaker.Subject;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.gate.Outage;
import org.barsrouter.delivery.state.AttemptEnd;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.DeliveryState;
import org.barsrouter.schemas.id.DeliveryId;

/// What the engine wants done. Whoever does it reports back to the engine.
public sealed interface Effect {

    /// Call the receiver; report with {@link PartitionEngine#attempted}.
    ///
    /// @param number of the attempt, from 1
    /// @param timeout total time of the call
    record Attempt(Delivery delivery, int number, Duration timeout) implements Effect {}

    /// Read the message of a parked delivery; report with {@link PartitionEngine#loaded} or {@link
    /// PartitionEngine#missing}.
    record Load(ParkedDelivery parked) implements Effect {}

    /// Tell the sender, and keep what did not arrive; report with {@link PartitionEngine#told} when
    /// all of it is acknowledged.
    ///
    /// @param joined repeats of the same submission, to be told the same; each is reported on its
    ///   own
    record Tell(
            Delivery delivery,
            List<Delivery> joined,
            DeliveryState.Ended ended,
            Optional<AttemptNote> last)
            implements Effect {}

    /// Write down an attempt.
    record Note(AttemptNote attempt) implements Effect {}

    /// Write the entry to the parked topic; report with {@link PartitionEngine#written}.
    record Write(ParkedDelivery parked) implements Effect {}

    /// Remove the entry from the parked topic.
    record Bury(DeliveryId id) implements Effect {}

    /// Append the message to `bars.inbound` as its next generation, for the router to route again;
    /// report with {@link PartitionEngine#routedAgain} when that is acknowledged.
    record RouteAgain(Delivery delivery) implements Effect {}

    /// The message itself is not needed any more.
    record Forget(Delivery delivery) implements Effect {}

    /// A breaker moved.
    record BreakerMoved(Subject subject, BreakerState state, Optional<Classification> because)
            implements Effect {}

    /// An outage started or ended: tell whoever is on duty, once.
    record OutageMoved(Outage outage) implements Effect {}

    /// One attempt and what it made of its delivery.
    record AttemptNote(
            Delivery delivery,
            DeliveryState.Attempting attempt,
            AttemptEnd end,
            DeliveryState next) {}
}
