package org.barsrouter.journal.store;

import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.barsrouter.journal.fact.Batch.TopicSlice;
import org.barsrouter.journal.history.MessageState;
import org.barsrouter.journal.run.RunFigures;
import org.barsrouter.journal.run.RunId;
import org.barsrouter.journal.store.RebuildStore.Extent;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.topic.Topics;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Says how replay runs fare, and how far the projection has read.
public final class RunQueries {
    private final JdbcClient jdbc;
    private final RunTally tally;

    /// @param tally fed by whoever stores facts in the same database
    public RunQueries(DataSource source, RunTally tally) {
        this.jdbc = JdbcClient.create(source);
        this.tally = tally;
    }

    /// What became of a run's deliveries, as far as the projection has read.
    public RunFigures figures(RunId run) {
        return tally.figures(run, this::stored);
    }

    private Map<DeliveryId, RunFigures.Share> stored(RunId run) {
        Map<DeliveryId, RunFigures.Share> shares = new HashMap<>();
        jdbc.sql(
                        """
                        select d.message_id, d.generation, m.generation as latest,
                            m.state, m.disposition, m.reason
                        from delivery d join message m on m.message_id = d.message_id
                        where d.replay_run = ? and d.topic = ?\
                        """)
                .params(run.value(), Topics.INBOUND.name())
                .query(row -> {
                    Columns columns = new Columns(row);
                    int generation = columns.number("generation");
                    shares.put(
                            new DeliveryId(columns.message(), generation),
                            RunFigures.Share.of(
                                    MessageState.valueOf(columns.text("state")),
                                    columns.optionalDisposition("disposition"),
                                    columns.optionalText("reason"),
                                    columns.number("latest") == generation));
                });
        return shares;
    }

    /// Whether everything that the log held then has been applied.
    public boolean hasRead(Map<TopicSlice, Extent> then) {
        Map<TopicSlice, Long> next = new HashMap<>();
        jdbc.sql("select topic, partition_no, next_offset from reading")
                .query(row -> {
                    Columns columns = new Columns(row);
                    next.put(
                            new TopicSlice(columns.text("topic"), columns.number("partition_no")),
                            row.getLong("next_offset"));
                });
        return then.entrySet().stream()
                .allMatch(one -> next.getOrDefault(one.getKey(), 0L) >= one.getValue().end());
    }
}
