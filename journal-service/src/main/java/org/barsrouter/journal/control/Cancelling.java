package org.barsrouter.journal.control;

import org.barsrouter.journal.fact.AnswerMode;
import org.barsrouter.journal.history.MessageHistory;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.schemas.id.DeliveryId;

/// Whether a message can be cancelled: it must wait, and its sender must not wait for the answer.
public sealed interface Cancelling {

    /// This delivery of it is cancelled.
    record Of(DeliveryId delivery) implements Cancelling {}

    record Refused(JournalRefusal why) implements Cancelling {}

    static Cancelling decide(MessageHistory message) {
        boolean relay =
                message.accepted()
                        .filter(accepted -> accepted.submission().mode() == AnswerMode.RELAY)
                        .isPresent();
        return relay || message.conclusion().isPresent()
                ? new Refused(JournalRefusal.NOT_WAITING)
                : new Of(message.latest().id());
    }
}
