package org.barsrouter.journal.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.barsrouter.journal.fact.RecordPosition;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Deletes what is too old, message by message with all its facts: half a story is worse than none.
final class OldRows {
    private static final List<String> TABLES =
            List.of("delivery", "attempt", "ending", "dead_letter", "resolution", "message");

    private final JdbcClient jdbc;

    OldRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int delete(Instant before, int most) {
        OffsetDateTime latest = before.atOffset(ZoneOffset.UTC);
        return messages(latest, most) + letters(latest, most);
    }

    private int messages(OffsetDateTime latest, int most) {
        List<UUID> ids =
                jdbc.sql(
                                "select message_id from message where last_at < ?"
                                        + " order by last_at, message_id limit "
                                        + most)
                        .param(latest)
                        .query((row, _) -> new Columns(row).message().value())
                        .list();
        if (!ids.isEmpty()) {
            for (String table : TABLES) {
                jdbc.sql("delete from " + table + " where message_id in (:ids)")
                        .param("ids", ids)
                        .update();
            }
        }
        return ids.size();
    }

    /// Dead letters of no message that is known: poison records, and messages that had expired.
    private int letters(OffsetDateTime latest, int most) {
        List<RecordPosition> positions =
                jdbc.sql(
                                "select d.topic, d.partition_no, d.record_offset from dead_letter d"
                                        + " where d.dead_at < ? and not exists (select 1 from message m"
                                        + " where m.message_id = d.message_id)"
                                        + " order by d.dead_at, d.partition_no, d.record_offset limit "
                                        + most)
                        .param(latest)
                        .query((row, _) -> new Columns(row).position())
                        .list();
        positions.forEach(at ->
                jdbc.sql(
                                "delete from dead_letter where topic = ? and partition_no = ?"
                                        + " and record_offset = ?")
                        .params(at.topic(), at.partition(), at.offset())
                        .update());
        return positions.size();
    }
}
