package org.barsrouter.journal.replay;

import java.util.List;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.history.MessageHistory;

/// All that the decision about a replay rests on.
///
/// @param letter the dead letter, not a poison record
/// @param message its message
/// @param conversation all messages of its conversation, the message itself included
/// @param highestGeneration highest generation that is known or was just appended
public record ReplayCase(
        Fact.DeadLettered letter,
        MessageHistory message,
        List<MessageHistory> conversation,
        int highestGeneration) {

    public ReplayCase {
        conversation = List.copyOf(conversation);
    }
}
