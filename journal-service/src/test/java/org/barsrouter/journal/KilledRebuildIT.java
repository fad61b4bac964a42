package org.barsrouter.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.journal.kafka.TestCluster;
import org.barsrouter.journal.kafka.Written;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A journal in a process of its own, killed with signal 9 while it rebuilds.
@Tag("full")
class KilledRebuildIT {
    private static final int MESSAGES = 2_000;

    private final TestCluster cluster = TestCluster.get();
    @TempDir private Path directory = Path.of("");

    @Test
    void the_view_is_the_same_row_for_row_wherever_the_rebuild_was_killed()
            throws IOException, InterruptedException {
        for (int i = 0; i < MESSAGES; i++) {
            Written message = i % 2 == 0 ? Written.relay() : Written.deferred();
            cluster.append(message.inbound());
            cluster.append(message.outcome());
        }
        Map<String, List<String>> before;
        try (RunningJournal journal = RunningJournal.start(Optional.of(directory))) {
            RebuildIT.caughtUp(journal);
            before = RebuildIT.facts(journal);
        }

        killedDuringRebuild("\"state\":\"");
        killedDuringRebuild("\"read\":[1-9]");

        try (RunningJournal journal = RunningJournal.start(Optional.of(directory))) {
            RebuildIT.over(journal);
            assertThat(RebuildIT.facts(journal)).isEqualTo(before);
        }
    }

    /// Kills it as soon as what it says of the rebuild holds a pattern. A rebuild that still runs
    /// from the kill before is gone on with.
    private void killedDuringRebuild(String pattern) throws IOException, InterruptedException {
        try (JournalProcess journal = JournalProcess.start(directory)) {
            await().atMost(Duration.ofMinutes(1))
                    .ignoreExceptions()
                    .until(() -> !state(journal).isEmpty());
            String state = state(journal);
            if (state.contains("NONE") || state.contains("DONE")) {
                assertThat(
                                journal.post(
                                        "/journal/v1/rebuild",
                                        "{\"actor\":\"sam\",\"reason\":\"killed\"}"))
                        .isEqualTo(202);
            }
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> state(journal).matches("(?s).*" + pattern + ".*"));
            journal.kill();
        }
    }

    private static String state(JournalProcess journal) throws IOException, InterruptedException {
        return journal.get("/journal/v1/rebuild").toString();
    }
}
