package org.barsrouter.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.journal.RunningJournal.Answer;
import org.barsrouter.journal.kafka.ReadingState;
import org.barsrouter.journal.kafka.TestCluster;
import org.barsrouter.journal.kafka.Written;
import org.barsrouter.journal.store.AllRows;
import org.barsrouter.schemas.avro.AuditEntry;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class RebuildIT {
    private static final String WISH = "{\"actor\":\"sam\",\"reason\":\"%s\",\"acceptLoss\":%s}";

    private final TestCluster cluster = TestCluster.get();
    @TempDir private Path directory = Path.of("");

    @Test
    void a_rebuild_gives_the_same_view_row_for_row() {
        for (int i = 0; i < 20; i++) {
            write(i % 2 == 0 ? Written.relay() : Written.deferred());
        }
        try (RunningJournal journal = RunningJournal.start(Optional.of(directory))) {
            caughtUp(journal);
            Map<String, List<String>> before = facts(journal);
            assertThat(before.get("message")).hasSizeGreaterThanOrEqualTo(20);
            List<String> indexes = indexes(journal);
            assertThat(indexes).contains("message_by_state", "message_by_correlation");

            Answer begun = journal.post("/journal/v1/rebuild", WISH.formatted("a-drill", false));
            assertThat(begun.status()).as(begun.body()).isEqualTo(202);

            over(journal);
            assertThat(facts(journal)).isEqualTo(before);
            assertThat(indexes(journal)).isEqualTo(indexes);
            Answer progress = journal.get("/journal/v1/rebuild");
            assertThat(progress.json().get("actor").asString()).isEqualTo("sam");
            assertThat(progress.json().get("read").asLong())
                    .isEqualTo(progress.json().get("total").asLong())
                    .isPositive();
        }
        assertThat(cluster.values(Topics.AUDIT))
                .filteredOn(entry -> entry.getReason().equals("a-drill"))
                .extracting(AuditEntry::getAction, AuditEntry::getResult)
                .containsExactly(tuple("REBUILD", "BEGUN"));
    }

    @Test
    void a_rebuild_that_was_killed_while_it_emptied_the_tables_empties_them_once_more() {
        write(Written.relay());
        Map<String, List<String>> before;
        try (RunningJournal journal = RunningJournal.start(Optional.of(directory))) {
            caughtUp(journal);
            before = facts(journal);
            JdbcClient jdbc = JdbcClient.create(journal.database().source());
            jdbc.sql("insert into rebuild values (1, current_timestamp, 'sam', false)").update();
            jdbc.sql("truncate table attempt").update();
        }

        try (RunningJournal journal = RunningJournal.start(Optional.of(directory))) {
            over(journal);
            assertThat(facts(journal)).isEqualTo(before);
        }
    }

    @Test
    void what_the_topics_no_longer_hold_is_not_thrown_away_unasked() {
        write(Written.relay());
        try (RunningJournal journal = RunningJournal.start(Optional.of(directory))) {
            caughtUp(journal);
            JdbcClient.create(journal.database().source())
                    .sql(
                            "update reading set first_offset = -5 where topic = ? and partition_no = 0")
                    .param(Topics.OUTCOMES.name())
                    .update();

            Answer refused = journal.post("/journal/v1/rebuild", WISH.formatted("lossy", false));
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().get("code").asString()).isEqualTo("JRN-014");
            assertThat(refused.json().get("detail").asString())
                    .endsWith("Gone are 5 records of bars.outcomes.v1.");

            assertThat(journal.post("/journal/v1/rebuild", WISH.formatted("lossy", true)).status())
                    .isEqualTo(202);
            over(journal);
        }
        assertThat(cluster.values(Topics.AUDIT))
                .filteredOn(entry -> entry.getReason().equals("lossy"))
                .extracting(AuditEntry::getResult)
                .containsExactly("JRN-014", "BEGUN");
    }

    @Test
    void a_rebuild_without_who_and_why_is_refused() {
        try (RunningJournal journal = RunningJournal.start(Optional.of(directory))) {
            Answer answer = journal.post("/journal/v1/rebuild", WISH.formatted("", false));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("detail").asString()).contains("reason is missing");
            assertThat(journal.get("/journal/v1/rebuild").json().get("state").asString())
                    .isEqualTo("NONE");
        }
    }

    private void write(Written message) {
        cluster.append(message.inbound());
        cluster.append(message.attempt());
        cluster.append(message.outcome());
        cluster.append(message.deadLetter());
    }

    static void over(RunningJournal journal) {
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        journal.get("/journal/v1/rebuild")
                                .json()
                                .get("state")
                                .asString()
                                .equals("DONE"));
        caughtUp(journal);
    }

    static void caughtUp(RunningJournal journal) {
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        journal.bean(ReadingState.class).phase() == ReadingState.Phase.READING
                                && journal.bean(ReadingState.class).lag().records() == 0);
    }

    private static List<String> indexes(RunningJournal journal) {
        return JdbcClient.create(journal.database().source())
                .sql(
                        "select index_name from information_schema.indexes"
                                + " where table_name = 'message' order by index_name")
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    static Map<String, List<String>> facts(RunningJournal journal) {
        Map<String, List<String>> rows = AllRows.of(journal.database().source());
        rows.remove("reading");
        return rows;
    }
}
