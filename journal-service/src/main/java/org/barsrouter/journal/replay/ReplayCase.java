package org.barsrouter.journal.replay;

import java.util.List;
import java.util.Set;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.history.MessageHistory;
import org.barsrouter.schemas.id.MessageId;

/// All that the decision about a replay rests on.
///
/// @param letter the dead letter, not a poison record
/// @param message its message
/// @param conversation all messages of its conversation, the message itself included
/// @param highestGeneration highest generation that is known or was just appended
/// @param together messages that are replayed with it, those that began later after it: they do not
///   count as having overtaken it
public record ReplayCase(
        Fact.DeadLettered letter,
        MessageHistory message,
        List<MessageHistory> conversation,
        int highestGeneration,
        Set<MessageId> together) {

    public ReplayCase {
        conversation = List.copyOf(conversation);
        together = Set.copyOf(together);
    }

    /// Replayed alone.
    public ReplayCase(
            Fact.DeadLettered letter,
            MessageHistory message,
            List<MessageHistory> conversation,
            int highestGeneration) {
        this(letter, message, conversation, highestGeneration, Set.of());
    }

    /// The same in other company.
    ReplayCase with(Set<MessageId> others) {
        return new ReplayCase(letter, message, conversation, highestGeneration, others);
    }
}
