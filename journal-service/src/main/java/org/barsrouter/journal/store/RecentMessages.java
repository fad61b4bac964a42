package org.barsrouter.journal.store;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.history.MessageHistory;
import org.barsrouter.journal.history.MessageHistory.Identity;
import org.barsrouter.journal.history.Summary;
import org.barsrouter.schemas.id.MessageId;
import org.jspecify.annotations.Nullable;

/// The messages that were told of a moment ago, with all facts that are stored of them: most facts
/// of a message come within seconds, and its line follows without reading the earlier ones again.
/// Forgetting one does no harm.
final class RecentMessages {
    /// Some 3 kB each.
    private static final int SIZE = 5_000;

    private final Map<MessageId, Known> known =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<MessageId, Known> eldest) {
                    return size() > SIZE;
                }
            };

    /// All that is stored of a message.
    ///
    /// @param facts in the order in which they came
    /// @param line as it stands in its row
    record Known(Identity identity, Set<Fact> facts, Summary line) {

        static Known of(Identity identity, Collection<Fact> facts) {
            Set<Fact> all = new LinkedHashSet<>(facts);
            return new Known(identity, all, Summary.of(MessageHistory.of(identity, all)));
        }

        Known and(Collection<Fact> more) {
            Set<Fact> all = new LinkedHashSet<>(facts);
            return all.addAll(more) ? of(identity, all) : this;
        }
    }

    @Nullable Known find(MessageId message) {
        return known.get(message);
    }

    boolean holds(MessageId message, Fact fact) {
        Known one = known.get(message);
        return one != null && one.facts().contains(fact);
    }

    /// Only after the commit that wrote them.
    void remember(Collection<Known> messages) {
        for (Known message : messages) {
            known.remove(message.identity().message());
            known.put(message.identity().message(), message);
        }
    }

    void forget(Collection<MessageId> messages) {
        known.keySet().removeAll(messages);
    }

    void forget() {
        known.clear();
    }
}
