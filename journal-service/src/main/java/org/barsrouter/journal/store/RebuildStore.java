package org.barsrouter.journal.store;

import java.sql.DatabaseMetaData;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.barsrouter.journal.fact.Batch.TopicSlice;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/// Throws the projection away so that it is read again from the log. The wish is stored first and
/// struck off last: a process that is killed in between clears once more when it starts again, and
/// after that the offsets say how far it got, as ever.
public final class RebuildStore {
    private static final List<String> FACTS =
            List.of("message", "delivery", "attempt", "ending", "dead_letter", "resolution");

    private final DataSource source;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final MessageIndexes indexes;
    private final AtomicBoolean isIndexed = new AtomicBoolean(true);

    public RebuildStore(DataSource source) {
        this.source = source;
        this.jdbc = JdbcClient.create(source);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        this.indexes = new MessageIndexes(source);
    }

    /// What the log holds of a partition.
    ///
    /// @param first offset of the oldest record
    /// @param end offset behind the newest
    public record Extent(long first, long end) {}

    /// The last rebuild.
    ///
    /// @param isCleared whether reading has begun
    /// @param read records read again
    /// @param total records to read again: what the log held when it began
    /// @param isIndexed whether searches are fast
    public record Progress(
            Instant startedAt,
            String actor,
            boolean isCleared,
            long read,
            long total,
            boolean isIndexed) {

        public boolean isRead() {
            return isCleared && read >= total;
        }

        public boolean isOver() {
            return isRead() && isIndexed;
        }
    }

    /// Stores the wish for it: a process that is killed right afterwards knows of it.
    public void begin(Instant now, String actor) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("delete from rebuild").update();
            jdbc.sql(
                            "insert into rebuild (only_one, started_at, actor, cleared) values (1, ?, ?, ?)")
                    .params(now.atOffset(ZoneOffset.UTC), actor, false)
                    .update();
        });
        if (isEmbedded()) {
            // writes every few seconds: what the topics say can be read again, this cannot
            jdbc.sql("checkpoint sync").update();
        }
    }

    private boolean isEmbedded() {
        try {
            return JdbcUtils.extractDatabaseMetaData(
                            source, DatabaseMetaData::getDatabaseProductName)
                    .equals("H2");
        } catch (MetaDataAccessException e) {
            throw new DataAccessResourceFailureException("what database this is", e);
        }
    }

    /// Whether a rebuild was asked for and the tables have not been emptied for it.
    public boolean isWanted() {
        return progress().filter(rebuild -> !rebuild.isCleared()).isPresent();
    }

    /// Empties the tables and begins every partition at its beginning.
    public void clear(Map<TopicSlice, Extent> log) {
        isIndexed.set(false);
        indexes.drop();
        FACTS.forEach(table -> jdbc.sql("truncate table " + table).update());
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("delete from reading").update();
            log.forEach((slice, extent) ->
                    jdbc.sql(
                                    "insert into reading (topic, partition_no, first_offset,"
                                            + " next_offset, rebuild_until)"
                                            + " values (?, ?, ?, ?, ?)")
                            .params(
                                    slice.topic(),
                                    slice.partition(),
                                    extent.first(),
                                    extent.first(),
                                    extent.end())
                            .update());
            jdbc.sql("update rebuild set cleared = ?").param(true).update();
        });
    }

    /// Makes the indexes again that [#clear] dropped, once everything has been read. A process that
    /// is killed before makes them when it starts.
    public void complete() {
        if (!isIndexed.get() && progress().filter(Progress::isRead).isPresent()) {
            indexes.create();
            isIndexed.set(true);
        }
    }

    /// The last rebuild that was asked for; empty when there never was one.
    public Optional<Progress> progress() {
        return jdbc.sql(
                        """
                        select b.started_at, b.actor, b.cleared,
                            coalesce(sum(least(r.next_offset, r.rebuild_until) - r.first_offset), 0) as read_again,
                            coalesce(sum(r.rebuild_until - r.first_offset), 0) as to_read
                        from rebuild b left join reading r on b.cleared and r.rebuild_until is not null
                        group by b.started_at, b.actor, b.cleared\
                        """)
                .query((row, _) -> {
                    Columns columns = new Columns(row);
                    return new Progress(
                            columns.instant("started_at"),
                            columns.text("actor"),
                            columns.flag("cleared"),
                            row.getLong("read_again"),
                            row.getLong("to_read"),
                            isIndexed.get());
                })
                .optional();
    }

    /// Records that the projection rests on and that the log no longer holds, by topic: a rebuild
    /// would lose what they say.
    ///
    /// @param first the oldest offset that the log holds, by partition
    public Map<String, Long> lost(Map<TopicSlice, Long> first) {
        Map<String, Long> lost = new TreeMap<>();
        jdbc.sql("select topic, partition_no, first_offset, next_offset from reading")
                .query(row -> {
                    Columns columns = new Columns(row);
                    TopicSlice slice =
                            new TopicSlice(columns.text("topic"), columns.number("partition_no"));
                    long read = row.getLong("next_offset");
                    long gone = Math.min(first.getOrDefault(slice, read), read);
                    if (gone > row.getLong("first_offset")) {
                        lost.merge(slice.topic(), gone - row.getLong("first_offset"), Long::sum);
                    }
                });
        return lost;
    }
}
