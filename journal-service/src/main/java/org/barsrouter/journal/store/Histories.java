package org.barsrouter.journal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.history.MessageHistory;
import org.barsrouter.journal.history.MessageHistory.Identity;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.id.RequestId;
import org.springframework.jdbc.core.JdbcTemplate;

/// Reads all facts of messages.
final class Histories {
    private static final List<Rows<? extends Fact>> TABLES =
            List.of(
                    new DeliveryRows(),
                    new AttemptRows(),
                    new EndingRows(),
                    new DeadLetterRows(),
                    new ResolutionRows());
    private static final List<Rows<? extends Fact>> UNNAMED =
            List.of(new DeadLetterRows(), new ResolutionRows());

    private final JdbcTemplate jdbc;

    Histories(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// Their histories in the order of their identities; a message without any fact has none.
    List<MessageHistory> of(Collection<Identity> identities) {
        Map<Identity, List<Fact>> facts = facts(identities);
        return identities.stream()
                .filter(facts::containsKey)
                .map(identity ->
                        MessageHistory.of(identity, facts.getOrDefault(identity, List.of())))
                .toList();
    }

    /// All facts of messages; a message without any is left out.
    Map<Identity, List<Fact>> facts(Collection<Identity> identities) {
        return read(TABLES, identities);
    }

    /// Facts of messages that may be stored before anything names the message with its sender's
    /// ids.
    Map<Identity, List<Fact>> unnamedFacts(Collection<Identity> identities) {
        return read(UNNAMED, identities);
    }

    static Identity identity(ResultSet row, int number) throws SQLException {
        Columns columns = new Columns(row);
        return new Identity(
                columns.message(),
                new CorrelationId(columns.text("correlation_id")),
                new RequestId(columns.text("request_id")));
    }

    private Map<Identity, List<Fact>> read(
            List<Rows<? extends Fact>> tables, Collection<Identity> identities) {
        Map<Identity, List<Fact>> facts = new LinkedHashMap<>();
        if (!identities.isEmpty()) {
            Map<MessageId, Identity> byId = new HashMap<>();
            identities.forEach(identity -> byId.put(identity.message(), identity));
            tables.forEach(table -> read(table, byId, facts));
        }
        return facts;
    }

    private void read(
            Rows<? extends Fact> table,
            Map<MessageId, Identity> byId,
            Map<Identity, List<Fact>> facts) {
        jdbc.query(
                table.select(),
                statement -> MessageKeys.set(statement, byId.keySet()),
                row -> {
                    Columns columns = new Columns(row);
                    Identity identity = byId.get(columns.message());
                    if (identity != null) {
                        facts.computeIfAbsent(identity, _ -> new ArrayList<>())
                                .add(table.read(columns, identity));
                    }
                });
    }
}
