package org.barsrouter.journal.store;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.barsrouter.schemas.id.MessageId;

/// The messages whose row was written a moment ago: it is there, so that a write need not find out.
/// Forgetting one does no harm.
final class RecentMessages {
    private static final int SIZE = 20_000;

    private final Map<MessageId, Boolean> known =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<MessageId, Boolean> eldest) {
                    return size() > SIZE;
                }
            };

    boolean contains(MessageId message) {
        return known.containsKey(message);
    }

    /// Only after the commit that wrote them.
    void remember(Collection<MessageId> messages) {
        messages.forEach(message -> known.put(message, true));
    }

    void forget() {
        known.clear();
    }
}
