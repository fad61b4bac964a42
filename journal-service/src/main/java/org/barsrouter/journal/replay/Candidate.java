package org.barsrouter.journal.replay;

import org.barsrouter.journal.refusal.JournalRefusal;

/// One message that an operator might replay.
public sealed interface Candidate {

    /// It is kept as a dead letter, body and all.
    record Dead(ReplayCase replay) implements Candidate {}

    /// There is nothing to replay.
    ///
    /// @param id the message id, or the delivery id where there is a dead letter
    record Nothing(String id, JournalRefusal why) implements Candidate {}

    /// A replay run that is under way has it.
    ///
    /// @param id its message id
    /// @param run the run's id
    record Held(String id, String run) implements Candidate {}
}
