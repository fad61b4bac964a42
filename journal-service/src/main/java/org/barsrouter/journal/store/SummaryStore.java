package org.barsrouter.journal.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.history.MessageHistory.Identity;
import org.barsrouter.journal.history.Summary;
import org.barsrouter.journal.store.RecentMessages.Known;
import org.barsrouter.schemas.id.MessageId;
import org.springframework.jdbc.core.JdbcTemplate;

/// Keeps the line of each message as its facts have it: whenever a fact is stored, the line is
/// worked out anew from all facts of its message, in the same transaction. The facts of messages
/// that were told of a moment ago are at hand, those of older ones are read again.
final class SummaryStore {
    private final JdbcTemplate jdbc;
    private final Histories histories;
    private final RecentMessages recent = new RecentMessages();

    SummaryStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.histories = new Histories(jdbc);
    }

    /// Works out the lines of the messages that a batch told something of, after its facts were
    /// stored.
    ///
    /// @return what to [#remember] after the commit
    Collection<Known> refresh(Told told) {
        recent.forget(told.unnamed);
        List<Known> all = new ArrayList<>();
        List<Summary> changed = new ArrayList<>();
        Map<MessageId, Identity> others = new LinkedHashMap<>();
        told.byMessage.forEach((identity, facts) -> {
            Known before = recent.find(identity.message());
            if (before == null) {
                others.put(identity.message(), identity);
            } else {
                Known now = before.and(facts);
                all.add(now);
                if (!now.line().equals(before.line())) {
                    changed.add(now.line());
                }
            }
        });
        Set<MessageId> asked = new LinkedHashSet<>(others.keySet());
        asked.addAll(told.unnamed);
        List<Identity> stored = stored(asked);
        stored.forEach(identity -> others.remove(identity.message()));
        histories
                .facts(stored)
                .forEach((identity, facts) -> {
                    Known read = Known.of(identity, facts);
                    all.add(read);
                    changed.add(read.line());
                });
        batch(SummaryRows.UPDATE, changed);
        List<Known> fresh = fresh(told, others.values());
        batch(SummaryRows.INSERT, fresh.stream().map(Known::line).toList());
        all.addAll(fresh);
        return all;
    }

    /// Whether a fact is known to be stored.
    boolean holds(MessageId message, Fact fact) {
        return recent.holds(message, fact);
    }

    /// Only after the commit that wrote them.
    void remember(Collection<Known> messages) {
        recent.remember(messages);
    }

    /// After rows were deleted or a transaction failed.
    void forget() {
        recent.forget();
    }

    /// Messages without a row: nothing that names them was stored before this batch.
    private List<Known> fresh(Told told, Collection<Identity> identities) {
        Map<Identity, List<Fact>> unnamed = histories.unnamedFacts(identities);
        return identities.stream()
                .map(identity -> {
                    List<Fact> facts =
                            new ArrayList<>(told.byMessage.getOrDefault(identity, Set.of()));
                    facts.addAll(unnamed.getOrDefault(identity, List.of()));
                    return Known.of(identity, facts);
                })
                .toList();
    }

    private void batch(String sql, List<Summary> lines) {
        if (!lines.isEmpty()) {
            jdbc.batchUpdate(
                    sql,
                    lines,
                    lines.size(),
                    (statement, line) -> SummaryRows.write(new Parameters(statement), line));
        }
    }

    private List<Identity> stored(Collection<MessageId> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        return jdbc.query(
                "select message_id, correlation_id, request_id from message where message_id = any(?)",
                statement -> MessageKeys.set(statement, messages),
                Histories::identity);
    }
}
