package org.barsrouter.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.barsrouter.journal.kafka.TestCluster;
import org.barsrouter.journal.kafka.Written;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A journal in a process of its own, killed with signal 9 again and again in the middle of a run.
@Tag("full")
class KilledReplayRunIT {
    private static final int MESSAGES = 1_000;
    private static final int KILLS = 4;
    private static final String RUNS = "/journal/v1/replays/runs";

    private final TestCluster cluster = TestCluster.get();
    @TempDir private Path directory = Path.of("");

    @Test
    void a_run_replays_every_message_once_however_often_its_journal_was_killed()
            throws IOException, InterruptedException {
        List<Written> messages = Stream.generate(Written::deferred).limit(MESSAGES).toList();
        for (Written message : messages) {
            cluster.append(message.inbound());
            cluster.append(message.deadLetter());
        }
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        String run = ordered(messages);

        for (int kill = 1; kill <= KILLS; kill++) {
            int until = MESSAGES * kill / (KILLS + 1) - random.nextInt(100);
            try (JournalProcess journal = JournalProcess.start(directory)) {
                await().pollInterval(Duration.ofMillis(20))
                        .atMost(Duration.ofMinutes(1))
                        .ignoreExceptions()
                        .until(() -> handled(journal.get(RUNS + "/" + run)) > until);
                journal.kill();
            }
        }

        try (JournalProcess journal = JournalProcess.start(directory)) {
            await().atMost(Duration.ofMinutes(1))
                    .ignoreExceptions()
                    .until(() ->
                            journal.get(RUNS + "/" + run)
                                    .get("state")
                                    .asString()
                                    .equals("SETTLING"));
            assertThat(journal.get(RUNS + "/" + run).get("appended").asInt()).isEqualTo(MESSAGES);
        }
        Set<String> ids =
                messages.stream().map(message -> message.messageId).collect(Collectors.toSet());
        Map<String, Long> times =
                cluster.values(Topics.INBOUND).stream()
                        .filter(message -> message.getGeneration() > 0)
                        .map(InboundMessage::getMessageId)
                        .filter(ids::contains)
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(times).hasSize(MESSAGES);
        assertThat(times.values()).as("replayed once each").allMatch(count -> count == 1);
    }

    private static int handled(JsonNode run) {
        return run.get("handled").asInt();
    }

    /// Orders it, with the second person that so many need.
    private String ordered(List<Written> messages) {
        String ids = messages.stream().map(Written::deliveryId).collect(Collectors.joining(","));
        try (RunningJournal journal = RunningJournal.start(Optional.of(directory))) {
            String query = "/journal/v1/replays/dry-run?ids=" + ids + "&rate=200";
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> journal.get(query).json().get("replayable").asInt() == MESSAGES);
            String confirm = journal.get(query).json().get("confirm").asString();
            String run =
                    journal.post(
                                    RUNS,
                                    """
                                    {"select":{"ids":"%s"},"rate":200,"confirm":"%s","actor":"sam","reason":"mended"}\
                                    """
                                            .formatted(ids, confirm))
                            .json()
                            .get("runId")
                            .asString();
            journal.post(
                    RUNS + "/" + run + "/approve", "{\"actor\":\"kim\",\"reason\":\"looked\"}");
            return run;
        }
    }
}
