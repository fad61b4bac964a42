package org.barsrouter.journal.replay;

import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.schemas.id.DeliveryId;

/// Whether a dead letter is replayed.
public sealed interface ReplayDecision {

    /// Yes: `old` is delivered again as `next`.
    record Replay(DeliveryId old, DeliveryId next) implements ReplayDecision {}

    record Refused(JournalRefusal why) implements ReplayDecision {}
}
