package org.barsrouter.journal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.history.MessageHistory;
import org.barsrouter.journal.history.MessageHistory.Identity;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.id.RequestId;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads all facts of messages.
final class Histories {
    private static final List<Rows<? extends Fact>> TABLES =
            List.of(new DeliveryRows(), new AttemptRows(), new EndingRows(), new DeadLetterRows());

    private final JdbcClient jdbc;

    Histories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Their histories in the order of their identities; a message without any fact has none.
    List<MessageHistory> of(Collection<Identity> identities) {
        Map<MessageId, Identity> byId = new LinkedHashMap<>();
        identities.forEach(identity -> byId.put(identity.message(), identity));
        if (byId.isEmpty()) {
            return List.of();
        }
        Map<MessageId, List<Fact>> facts = new HashMap<>();
        for (Rows<? extends Fact> table : TABLES) {
            read(table, byId, facts);
        }
        return byId.values().stream()
                .filter(identity -> facts.containsKey(identity.message()))
                .map(identity ->
                        MessageHistory.of(
                                identity, facts.getOrDefault(identity.message(), List.of())))
                .toList();
    }

    static Identity identity(ResultSet row, int number) throws SQLException {
        Columns columns = new Columns(row);
        return new Identity(
                columns.message(),
                new CorrelationId(columns.text("correlation_id")),
                new RequestId(columns.text("request_id")));
    }

    private void read(
            Rows<? extends Fact> table,
            Map<MessageId, Identity> byId,
            Map<MessageId, List<Fact>> facts) {
        List<UUID> ids = byId.keySet().stream().map(MessageId::value).toList();
        jdbc.sql(table.select())
                .param("messages", ids)
                .query(row -> {
                    Columns columns = new Columns(row);
                    Identity identity = byId.get(columns.message());
                    if (identity != null) {
                        facts.computeIfAbsent(identity.message(), _ -> new ArrayList<>())
                                .add(table.read(columns, identity));
                    }
                });
    }
}
