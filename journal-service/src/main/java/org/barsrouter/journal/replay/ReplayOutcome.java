package org.barsrouter.journal.replay;

import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.schemas.id.DeliveryId;

/// What came of a wish to replay.
public sealed interface ReplayOutcome {

    /// The message stands in the log again.
    record Appended(DeliveryId delivery, DeliveryId replayOf) implements ReplayOutcome {}

    record Refused(JournalRefusal why) implements ReplayOutcome {}
}
