package org.barsrouter.journal.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.barsrouter.journal.fact.Subject;
import org.barsrouter.journal.history.MessageHistory.Identity;
import org.barsrouter.journal.history.Summary;
import org.barsrouter.schemas.id.MessageId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keeps the line of each message as its facts have it: whenever a fact is stored, all facts of its
/// message are read again and the line is worked out anew, in the same transaction.
final class SummaryStore {
    /// Messages read at a time.
    private static final int CHUNK = 250;

    private final JdbcTemplate jdbc;
    private final Histories histories;
    private final RecentMessages recent = new RecentMessages();

    SummaryStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.histories = new Histories(JdbcClient.create(jdbc));
    }

    /// Works out the lines of messages that a batch told something of.
    ///
    /// @param subjects by message, where the batch names them
    /// @param unnamed messages of which it only says the delivery id
    void refresh(Map<MessageId, Subject> subjects, Collection<MessageId> unnamed) {
        List<Identity> identities = new ArrayList<>();
        subjects.values().forEach(subject -> identities.add(identity(subject)));
        identities.addAll(stored(unnamed.stream().filter(m -> !subjects.containsKey(m)).toList()));
        for (int from = 0; from < identities.size(); from += CHUNK) {
            List<Identity> some =
                    identities.subList(from, Math.min(from + CHUNK, identities.size()));
            write(histories.of(some).stream().map(Summary::of).toList());
        }
    }

    /// Only after the commit that wrote them.
    void remember(Collection<MessageId> messages) {
        recent.remember(messages);
    }

    /// After rows were deleted: a row that is thought to stand would never be written again.
    void forget() {
        recent.forget();
    }

    private void write(List<Summary> lines) {
        List<Summary> known = new ArrayList<>();
        List<Summary> perhapsNew = new ArrayList<>();
        lines.forEach(line ->
                (recent.contains(line.identity().message()) ? known : perhapsNew).add(line));
        int[] inserted = batch(SummaryRows.INSERT, perhapsNew);
        for (int i = 0; i < inserted.length; i++) {
            if (inserted[i] == 0) {
                known.add(perhapsNew.get(i));
            }
        }
        batch(SummaryRows.UPDATE, known);
    }

    private int[] batch(String sql, List<Summary> lines) {
        return lines.isEmpty()
                ? new int[0]
                : jdbc.batchUpdate(
                                sql,
                                lines,
                                lines.size(),
                                (statement, line) ->
                                        SummaryRows.write(new Parameters(statement), line))[0];
    }

    private List<Identity> stored(List<MessageId> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = messages.stream().map(MessageId::value).toList();
        return JdbcClient.create(jdbc)
                .sql("select * from message where message_id in (:messages)")
                .param("messages", ids)
                .query(Histories::identity)
                .list();
    }

    private static Identity identity(Subject subject) {
        return new Identity(
                subject.delivery().messageId(), subject.correlation(), subject.request());
    }
}
