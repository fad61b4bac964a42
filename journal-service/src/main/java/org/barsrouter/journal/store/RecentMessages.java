package org.barsrouter.journal.store;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.barsrouter.journal.fact.Subject;
import org.barsrouter.schemas.id.MessageId;

/// The messages whose row was written a moment ago. Every message is told of several times within
/// seconds, and asking the database each time would cost more than all other writes. Forgetting one
/// does no harm.
final class RecentMessages {
    private static final int SIZE = 20_000;

    private final Map<MessageId, Boolean> known =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<MessageId, Boolean> eldest) {
                    return size() > SIZE;
                }
            };

    List<Subject> unknown(Collection<Subject> subjects) {
        return subjects.stream()
                .filter(subject -> !known.containsKey(subject.delivery().messageId()))
                .toList();
    }

    /// Only after the commit that wrote them.
    void remember(Collection<MessageId> messages) {
        messages.forEach(message -> known.put(message, true));
    }
}
