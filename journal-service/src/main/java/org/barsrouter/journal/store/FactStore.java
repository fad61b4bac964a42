package org.barsrouter.journal.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.barsrouter.journal.fact.Batch;
import org.barsrouter.journal.fact.Batch.TopicSlice;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.fact.Subject;
import org.barsrouter.schemas.id.MessageId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes facts and the offsets that they came from in one transaction: whatever happens, the
/// database is exactly as far as its offsets say.
public final class FactStore {
    private static final int CHUNK = 1000;
    private static final String START =
            "insert into reading (topic, partition_no, first_offset, next_offset)"
                    + " values (?, ?, ?, ?) on conflict do nothing";
    private static final String ADVANCE =
            "update reading set next_offset = ? where topic = ? and partition_no = ?";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final SummaryStore summaries;

    public FactStore(DataSource source) {
        this.jdbc = new JdbcTemplate(source);
        this.summaries = new SummaryStore(jdbc);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    /// Stores a batch whole.
    ///
    /// @throws org.springframework.dao.DataAccessException when nothing of it was stored
    public void apply(Batch batch) {
        Sorted sorted = Sorted.of(batch.facts());
        transaction.executeWithoutResult(_ -> {
            write(new DeliveryRows(), sorted.accepted);
            write(new AttemptRows(), sorted.attempted);
            write(new EndingRows(), sorted.ended);
            write(new DeadLetterRows(), sorted.deadLettered);
            summaries.refresh(sorted.messages, sorted.unnamed);
            write(ADVANCE, batch.nextOffsets().entrySet(), FactStore::advance);
        });
        summaries.remember(sorted.messages.keySet());
    }

    /// How far each partition has been read.
    public Map<TopicSlice, Long> nextOffsets() {
        Map<TopicSlice, Long> offsets = new LinkedHashMap<>();
        JdbcClient.create(jdbc)
                .sql("select topic, partition_no, next_offset from reading")
                .query(row -> {
                    String topic = new Columns(row).text("topic");
                    TopicSlice slice = new TopicSlice(topic, row.getInt("partition_no"));
                    offsets.put(slice, row.getLong("next_offset"));
                });
        return offsets;
    }

    /// Begins to follow partitions that have not been read before.
    public void begin(Map<TopicSlice, Long> offsets) {
        write(
                START,
                offsets.entrySet(),
                (parameters, start) ->
                        parameters
                                .add(start.getKey().topic())
                                .add(start.getKey().partition())
                                .add(start.getValue())
                                .add(start.getValue()));
    }

    /// Forgets what it thinks is stored: the projection has been emptied.
    public void forget() {
        summaries.forget();
    }

    /// Deletes messages of which nothing was heard for long.
    ///
    /// @param before the latest instant that is too old
    /// @param most messages, and dead letters without a message, at most
    /// @return how many there were
    public int delete(Instant before, int most) {
        Integer deleted =
                transaction.execute(_ -> new OldRows(JdbcClient.create(jdbc)).delete(before, most));
        summaries.forget();
        return deleted == null ? 0 : deleted;
    }

    private interface Writing<T> {
        void write(Parameters parameters, T value) throws SQLException;
    }

    private <F extends Fact> void write(Rows<F> rows, List<F> facts) {
        write(rows.insert(), facts, rows::write);
    }

    private <T> void write(String sql, Collection<T> values, Writing<T> writing) {
        if (!values.isEmpty()) {
            jdbc.batchUpdate(
                    sql,
                    values,
                    CHUNK,
                    (PreparedStatement statement, T value) ->
                            writing.write(new Parameters(statement), value));
        }
    }

    private static void advance(Parameters parameters, Map.Entry<TopicSlice, Long> offset)
            throws SQLException {
        parameters
                .add(offset.getValue())
                .add(offset.getKey().topic())
                .add(offset.getKey().partition());
    }

    /// The facts of a batch by their table.
    private static final class Sorted {
        private final Map<MessageId, Subject> messages = new LinkedHashMap<>();
        private final Set<MessageId> unnamed = new LinkedHashSet<>();
        private final List<Fact.Accepted> accepted = new ArrayList<>();
        private final List<Fact.Attempted> attempted = new ArrayList<>();
        private final List<Fact.Ended> ended = new ArrayList<>();
        private final List<Fact.DeadLettered> deadLettered = new ArrayList<>();

        static Sorted of(List<Fact> facts) {
            Sorted sorted = new Sorted();
            facts.forEach(sorted::add);
            return sorted;
        }

        private void add(Fact fact) {
            switch (fact) {
                case Fact.Accepted acceptance -> {
                    about(acceptance.subject());
                    accepted.add(acceptance);
                }
                case Fact.Attempted attempt -> {
                    about(attempt.subject());
                    attempted.add(attempt);
                }
                case Fact.Ended end -> {
                    about(end.subject());
                    ended.add(end);
                }
                case Fact.DeadLettered letter -> {
                    Subject subject = letter.subject();
                    if (subject == null) {
                        letter.letter().delivery().ifPresent(id -> unnamed.add(id.messageId()));
                    } else {
                        about(subject);
                    }
                    deadLettered.add(letter);
                }
                case Fact.Unreadable _ -> {
                    // leaves no row: its reader logs it
                }
            }
        }

        private void about(Subject subject) {
            messages.putIfAbsent(subject.delivery().messageId(), subject);
        }
    }
}
