package org.barsrouter.catalogue.kafka;

/// What became of a change-set.
public sealed interface WriteOutcome {

    /// Every record of it is in Kafka, and visible.
    record Written() implements WriteOutcome {}

    /// The catalogue has changed since it was planned; nothing was written: plan again.
    record Superseded() implements WriteOutcome {}

    /// Nothing was written.
    record NotWritten(String why) implements WriteOutcome {}

    /// Nothing was written: another instance is the writer.
    record Fenced() implements WriteOutcome {}

    /// All of it or nothing was written; which one is found out when Kafka answers again.
    record Unknown() implements WriteOutcome {}
}
