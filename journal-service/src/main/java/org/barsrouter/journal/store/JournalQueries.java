package org.barsrouter.journal.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.fact.Subject;
import org.barsrouter.journal.history.MessageHistory;
import org.barsrouter.journal.replay.Selection;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.MessageId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds messages and dead letters in the projection.
public final class JournalQueries {
    private static final String DEAD_LETTERS =
            "select d.*, m.correlation_id, m.request_id from dead_letter d"
                    + " left join message m on m.message_id = d.message_id";

    private static final String CONVERSATIONS =
            """
            select * from (select m.*, row_number() over (partition by correlation_id order by message_id) as place
                from message m where correlation_id = any(?)) as numbered
            where place <= ? order by message_id\
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate jdbcTemplate;
    private final Histories histories;

    public JournalQueries(DataSource source) {
        this.jdbc = JdbcClient.create(source);
        this.jdbcTemplate = new JdbcTemplate(source);
        this.histories = new Histories(jdbcTemplate);
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

    /// The messages of conversations, the earliest `limit` of each; one that is not known is left
    /// out.
    public Map<CorrelationId, List<MessageHistory>> conversations(
            Collection<CorrelationId> correlations, int limit) {
        return histories
                .of(
                        jdbcTemplate.query(
                                CONVERSATIONS,
                                statement -> {
                                    texts(
                                            statement,
                                            correlations.stream()
                                                    .map(CorrelationId::value)
                                                    .toList());
                                    statement.setInt(2, limit);
                                },
                                Histories::identity))
                .stream()
                .collect(Collectors.groupingBy(message -> message.identity().correlation()));
    }

    /// The newest dead letter of a delivery, or the one of a poison record.
    public Optional<Fact.DeadLettered> deadLetter(String deliveryId) {
        return jdbc.sql(
                        DEAD_LETTERS
                                + " where d.delivery_id = ? order by d.dead_at desc, d.partition_no desc, d.record_offset desc limit 1")
                .param(deliveryId)
                .query((row, _) -> deadLettered(row))
                .optional();
    }

    /// The newest dead letter of each of these deliveries or poison records, by their ids.
    public Map<String, Fact.DeadLettered> deadLetters(Collection<String> deliveryIds) {
        Map<String, Fact.DeadLettered> newest = new HashMap<>();
        letters(
                        "d.delivery_id = any(?) order by d.dead_at, d.partition_no, d.record_offset",
                        statement -> texts(statement, deliveryIds))
                .forEach(letter -> newest.put(letter.letter().id(), letter));
        return newest;
    }

    /// The newest dead letter of each of these messages: of its highest generation that has one.
    public Map<MessageId, Fact.DeadLettered> lastDeadLetters(Collection<MessageId> messages) {
        Map<MessageId, Fact.DeadLettered> last = new HashMap<>();
        for (Fact.DeadLettered letter :
                letters(
                        "d.message_id = any(?) order by d.generation, d.dead_at, d.partition_no, d.record_offset",
                        statement -> MessageKeys.set(statement, messages))) {
            Optional.ofNullable(letter.subject())
                    .ifPresent(subject -> last.put(subject.delivery().messageId(), letter));
        }
        return last;
    }

    private List<Fact.DeadLettered> letters(String where, PreparedStatementSetter keys) {
        return jdbcTemplate.query(
                DEAD_LETTERS + " where " + where, keys, (row, _) -> deadLettered(row));
    }

    private static void texts(PreparedStatement statement, Collection<String> values)
            throws SQLException {
        statement.setArray(1, statement.getConnection().createArrayOf("varchar", values.toArray()));
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
