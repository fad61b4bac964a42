package org.barsrouter.journal.fact;

import org.barsrouter.schemas.id.DeliveryId;
import org.jspecify.annotations.Nullable;

/// One thing that a topic says about a delivery. Facts only ever add up: none changes another, so
/// that the order in which topics are read does not matter.
public sealed interface Fact {

    /// A delivery stands in `bars.inbound`, or in a dead letter whose inbound record is gone.
    record Accepted(
            RecordPosition at,
            Subject subject,
            Submission submission,
            Lifespan lifespan,
            Links links)
            implements Fact {}

    /// Said by up to three topics; the delivery, its number and its start make it one.
    record Attempted(Subject subject, Attempt attempt) implements Fact {}

    record Ended(RecordPosition at, Subject subject, End end) implements Fact {}

    /// Something did not arrive, and is kept.
    ///
    /// @param subject absent when the message is not in it: a poison record, or an expired one
    record DeadLettered(RecordPosition at, @Nullable Subject subject, Letter letter)
            implements Fact {}

    /// Somebody said that the dead letter of a delivery needs nothing more.
    record Resolved(DeliveryId delivery) implements Fact {}

    /// A record that cannot be read; the router or delivery dead-letters it where that matters.
    record Unreadable(RecordPosition at, String why) implements Fact {}
}
