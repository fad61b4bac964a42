package org.barsrouter.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Optional;
import org.barsrouter.journal.kafka.ReadingState;
import org.barsrouter.journal.kafka.TestCluster;
import org.barsrouter.journal.kafka.Written;
import org.barsrouter.journal.store.DatabasePlace;
import org.barsrouter.journal.store.JournalDatabase;
import org.barsrouter.journal.store.JournalIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class RestartIT {
    private final TestCluster cluster = TestCluster.get();
    @TempDir private Path directory = Path.of("");

    @Test
    void goes_on_where_it_stopped() {
        Written message = Written.deferred();
        cluster.append(message.inbound());
        try (RunningJournal journal = RunningJournal.start(Optional.of(directory))) {
            caughtUp(journal);
        }
        cluster.append(message.attempt());
        cluster.append(message.outcome());

        try (RunningJournal journal = RunningJournal.start(Optional.of(directory))) {
            await().untilAsserted(() ->
                    assertThat(story(journal, message))
                            .contains("Ended at 10:02:11.195: delivered"));
            caughtUp(journal);
            assertThat(journal.bean(ReadingState.class).applied()).isEqualTo(3);
        }
    }

    @Test
    void reading_everything_again_changes_nothing() {
        Written message = Written.relay();
        cluster.append(message.inbound());
        cluster.append(message.reply());
        cluster.append(message.attempt());
        String before;
        long rows;
        try (RunningJournal journal = RunningJournal.start(Optional.of(directory))) {
            await().untilAsserted(
                            () -> assertThat(story(journal, message)).contains("was told 200"));
            caughtUp(journal);
            before = story(journal, message);
            rows = rows(journal);
            JdbcClient.create(journal.database().source())
                    .sql("update reading set next_offset = 0")
                    .update();
        }

        try (RunningJournal journal = RunningJournal.start(Optional.of(directory))) {
            await().until(() -> journal.bean(ReadingState.class).applied() >= 4);
            caughtUp(journal);
            assertThat(story(journal, message)).isEqualTo(before);
            assertThat(rows(journal)).isEqualTo(rows);
        }
    }

    @Test
    void refuses_a_database_that_has_read_further_than_the_log_goes() {
        try (RunningJournal journal = RunningJournal.start(Optional.of(directory))) {
            caughtUp(journal);
            JdbcClient.create(journal.database().source())
                    .sql("update reading set next_offset = 1000000")
                    .update();
        }

        assertThatThrownBy(() -> RunningJournal.start(Optional.of(directory)))
                .rootCause()
                .hasMessageContaining("its topics were made anew")
                .hasMessageContaining("To build it again");
    }

    @Test
    void refuses_a_database_of_another_cluster() {
        JournalDatabase.open(
                        new DatabasePlace.Directory(directory),
                        new JournalIdentity("SANDBOX", "another-cluster"))
                .close();

        assertThatThrownBy(() -> RunningJournal.start(Optional.of(directory)))
                .rootCause()
                .hasMessageContaining("belongs to cluster another-cluster");
    }

    private static void caughtUp(RunningJournal journal) {
        await().until(() ->
                journal.bean(ReadingState.class).phase() == ReadingState.Phase.READING
                        && journal.bean(ReadingState.class).lag().records() == 0);
    }

    private static String story(RunningJournal journal, Written message) {
        return journal.get("/journal/v1/conversations/" + message.correlationId).body();
    }

    private static long rows(RunningJournal journal) {
        return JdbcClient.create(journal.database().source())
                .sql(
                        "select (select count(*) from delivery) + (select count(*) from attempt)"
                                + " + (select count(*) from ending)"
                                + " + (select count(*) from dead_letter)"
                                + " + (select count(*) from message)")
                .query(Long.class)
                .single();
    }
}
