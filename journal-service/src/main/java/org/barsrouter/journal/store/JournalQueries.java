package org.barsrouter.journal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.fact.Subject;
import org.barsrouter.journal.history.MessageHistory;
import org.barsrouter.journal.replay.Selection;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.MessageId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds messages and dead letters in the projection.
public final class JournalQueries {
    private static final String DEAD_LETTERS =
            "select d.*, m.correlation_id, m.request_id from dead_letter d"
                    + " left join message m on m.message_id = d.message_id";

    private final JdbcClient jdbc;
    private final Histories histories;

    public JournalQueries(DataSource source) {
        this.jdbc = JdbcClient.create(source);
        this.histories = new Histories(new JdbcTemplate(source));
    }

    public Optional<MessageHistory> message(MessageId id) {
        return histories
                .of(
                        jdbc.sql("select * from message where message_id = ?")
                                .param(id.value())
                                .query(Histories::identity)
                                .list())
                .stream()
                .findFirst();
    }

    /// The messages of a conversation, the earliest `limit` of them.
    public List<MessageHistory> conversation(CorrelationId correlation, int limit) {
        return histories.of(
                jdbc.sql(
                                "select * from message where correlation_id = ?"
                                        + " order by message_id limit ?")
                        .params(correlation.value(), limit)
                        .query(Histories::identity)
                        .list());
    }

    /// The newest dead letter of a delivery, or the one of a poison record.
    public Optional<Fact.DeadLettered> deadLetter(String deliveryId) {
        return jdbc.sql(DEAD_LETTERS + " where d.delivery_id = ? order by d.dead_at desc limit 1")
                .param(deliveryId)
                .query((row, _) -> deadLettered(row))
                .optional();
    }

    /// Dead letters, the newest first.
    ///
    /// @param before only those older than this one
    public List<Fact.DeadLettered> deadLetters(int limit, Optional<Place> before) {
        String order = " order by d.dead_at desc, d.partition_no desc, d.record_offset desc limit ";
        return before.map(place ->
                        jdbc.sql(
                                        DEAD_LETTERS
                                                + " where (d.dead_at, d.partition_no, d.record_offset)"
                                                + " < (?, ?, ?)"
                                                + order
                                                + limit)
                                .params(time(place.deadAt()), place.partition(), place.offset()))
                .orElseGet(() -> jdbc.sql(DEAD_LETTERS + order + limit))
                .query((row, _) -> deadLettered(row))
                .list();
    }

    /// Dead letters as they lie in their topic, the oldest first.
    public List<Fact.DeadLettered> deadLetters(Selection.Letters wanted, int limit) {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        condition(conditions, values, "d.partition_no = ?", wanted.partition());
        condition(conditions, values, "d.record_offset >= ?", wanted.offset());
        condition(conditions, values, "d.dead_at >= ?", wanted.from().map(JournalQueries::time));
        condition(conditions, values, "d.dead_at < ?", wanted.until().map(JournalQueries::time));
        return jdbc.sql(
                        DEAD_LETTERS
                                + (conditions.isEmpty() ? "" : " where ")
                                + String.join(" and ", conditions)
                                + " order by d.dead_at, d.partition_no, d.record_offset limit "
                                + limit)
                .params(values)
                .query((row, _) -> deadLettered(row))
                .list();
    }

    private static void condition(
            List<String> conditions, List<Object> values, String text, Optional<?> value) {
        value.ifPresent(given -> {
            conditions.add(text);
            values.add(given);
        });
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /// Where a dead letter stands in the list.
    public record Place(Instant deadAt, int partition, long offset) {}

    private static Fact.DeadLettered deadLettered(ResultSet row) throws SQLException {
        Columns columns = new Columns(row);
        boolean known =
                columns.optionalMessage() != null && columns.optionalText("correlation_id") != null;
        Subject subject = known ? columns.subject(Histories.identity(row, 0)) : null;
        return DeadLetterRows.read(columns, subject);
    }
}
