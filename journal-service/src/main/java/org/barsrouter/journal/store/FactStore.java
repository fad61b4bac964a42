package org.barsrouter.journal.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.barsrouter.journal.fact.Batch;
import org.barsrouter.journal.fact.Batch.TopicSlice;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.store.RecentMessages.Known;
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
    private final RunTally tally;

    public FactStore(DataSource source) {
        this(source, new RunTally());
    }

    /// @param tally hears of what was stored
    public FactStore(DataSource source, RunTally tally) {
        this.tally = tally;
        this.jdbc = new JdbcTemplate(source);
        this.summaries = new SummaryStore(jdbc);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    /// Stores a batch whole.
    ///
    /// @throws org.springframework.dao.DataAccessException when nothing of it was stored
    public void apply(Batch batch) {
        Told told = Told.of(batch.facts(), summaries::holds);
        Collection<Known> known =
                transaction.execute(_ -> {
                    write(new DeliveryRows(), told.accepted);
                    write(new AttemptRows(), told.attempted);
                    write(new EndingRows(), told.ended);
                    write(new DeadLetterRows(), told.deadLettered);
                    write(new ResolutionRows(), told.resolved);
                    Collection<Known> refreshed = summaries.refresh(told);
                    write(ADVANCE, batch.nextOffsets().entrySet(), FactStore::advance);
                    return refreshed;
                });
        summaries.remember(Objects.requireNonNull(known));
        tally.note(known);
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
        tally.forget();
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
}
