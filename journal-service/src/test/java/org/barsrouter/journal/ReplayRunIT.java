package org.barsrouter.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.barsrouter.journal.RunningJournal.Answer;
import org.barsrouter.journal.kafka.TestCluster;
import org.barsrouter.journal.kafka.Written;
import org.barsrouter.schemas.avro.AuditEntry;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayRunIT {
    private static final String RUNS = "/journal/v1/replays/runs";

    private final TestCluster cluster = TestCluster.get();
    private RunningJournal journal = RunningJournal.start(Optional.empty());

    @BeforeAll
    void patience() {
        org.awaitility.Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @AfterAll
    void end() {
        journal.close();
    }

    @Test
    void a_run_replays_exactly_what_its_dry_run_said_and_reports_when_all_has_ended() {
        List<Written> messages = dead(3);
        JsonNode dryRun = dryRun(messages);
        assertThat(dryRun.get("replayable").asInt()).isEqualTo(3);
        assertThat(order(messages, "0123456789", 100).json().get("code").asString())
                .isEqualTo("JRN-016");

        Answer ordered = order(messages, dryRun.get("confirm").asString(), 100);

        assertThat(ordered.status()).isEqualTo(201);
        String run = ordered.json().get("runId").asString();
        await().untilAsserted(
                        () -> assertThat(run(run).get("state").asString()).isEqualTo("SETTLING"));
        assertThat(replays(messages))
                .hasSize(3)
                .allSatisfy(replay -> {
                    assertThat(replay.getReplayRun()).isEqualTo(run);
                    assertThat(replay.getRequestedBy()).isEqualTo("sam");
                    assertThat(replay.getGeneration()).isEqualTo(1);
                });
        messages.forEach(message -> cluster.append(message.outcome(1)));
        await().untilAsserted(
                        () -> assertThat(run(run).get("state").asString()).isEqualTo("FINISHED"));
        assertThat(run(run).get("figures").get("delivered").asInt()).isEqualTo(3);
        assertThat(audited(run)).containsExactly("REPLAY_RUN");
    }

    @Test
    void what_a_run_has_is_nobody_elses_until_it_is_over() {
        List<Written> messages = dead(3);
        String run = ordered(messages, 1);
        assertThat(act(run, "pause", "sam").json().get("state").asString()).isEqualTo("PAUSED");

        JsonNode objection = dryRun(messages).get("objections").get(0);
        Answer alone =
                journal.post(
                        "/journal/v1/replays",
                        "{\"deliveryId\":\"%s\",\"actor\":\"kim\",\"reason\":\"x\",\"force\":true}"
                                .formatted(messages.getFirst().deliveryId()));

        assertThat(objection.get("code").asString()).isEqualTo("JRN-015");
        assertThat(objection.get("run").asString()).isEqualTo(run);
        assertThat(objection.get("count").asInt()).isEqualTo(3);
        assertThat(alone.json().get("code").asString()).isEqualTo("JRN-015");
        assertThat(act(run, "approve", "kim").json().get("code").asString()).isEqualTo("JRN-018");
        assertThat(act(run, "abort", "sam").json().get("state").asString()).isEqualTo("ABORTED");
        assertThat(audited(run))
                .containsExactly(
                        "REPLAY_RUN", "REPLAY_RUN_PAUSE", "REPLAY_RUN_APPROVE", "REPLAY_RUN_ABORT");
        assertThat(act("20000101-000000-0000", "abort", "sam").status()).isEqualTo(404);
    }

    @Test
    void a_large_run_waits_for_a_second_person() {
        List<Written> messages = dead(101);
        JsonNode dryRun = dryRun(messages);
        assertThat(dryRun.get("approvalNeeded").asBoolean()).isTrue();

        String run = ordered(messages, 500);

        assertThat(run(run).get("state").asString()).isEqualTo("APPROVAL_NEEDED");
        assertThat(act(run, "approve", "Sam").json().get("code").asString()).isEqualTo("JRN-019");
        assertThat(replays(messages)).isEmpty();
        assertThat(act(run, "approve", "kim").json().get("approvedBy").asString()).isEqualTo("kim");
        await().untilAsserted(() -> assertThat(replays(messages)).hasSize(101));
    }

    @Test
    void a_run_stops_itself_when_receivers_do_not_take_what_it_sends() {
        List<Written> messages = dead(60);
        String run = ordered(messages, 5);
        Set<String> failed = new HashSet<>();

        await().untilAsserted(() -> {
            Set<String> gone =
                    replays(messages).stream()
                            .map(InboundMessage::getMessageId)
                            .collect(Collectors.toSet());
            messages.stream()
                    .filter(message -> gone.contains(message.messageId))
                    .filter(message -> failed.add(message.messageId))
                    .forEach(message -> cluster.append(message.failedAttempt(1)));
            assertThat(run(run).get("state").asString()).isEqualTo("STOPPED");
        });

        assertThat(run(run).get("why").asString()).contains("did not arrive");
        assertThat(replays(messages)).hasSizeLessThan(60);
        assertThat(act(run, "resume", "kim").json().get("state").asString()).isEqualTo("RUNNING");
        act(run, "abort", "kim");
    }

    @Test
    @Tag("full")
    void a_journal_that_is_started_again_goes_on_where_it_was() {
        List<Written> messages = dead(40);
        String run = ordered(messages, 20);
        await().until(() -> run(run).get("handled").asInt() > 5);

        journal.close();
        journal = RunningJournal.start(Optional.empty());

        await().untilAsserted(
                        () -> assertThat(run(run).get("state").asString()).isEqualTo("SETTLING"));
        assertThat(replays(messages))
                .hasSize(40)
                .extracting(InboundMessage::getMessageId)
                .doesNotHaveDuplicates();
        assertThat(run(run).get("refused").isEmpty()).isTrue();
    }

    @Test
    void dead_letters_of_a_partition_are_selected_from_an_offset_on() {
        List<Written> messages = List.of(Written.deferred(), Written.deferred());
        messages.forEach(message -> cluster.append(message.inbound()));
        long first = cluster.append(messages.getFirst().deadLetter()).offset();
        var last = cluster.append(messages.getLast().deadLetter());
        await().untilAsserted(() ->
                assertThat(
                                dryRun("letters=" + last.partition() + "@" + first)
                                        .get("considered")
                                        .asInt())
                        .isEqualTo(2));

        assertThat(
                        dryRun("letters=" + last.partition() + "@" + last.offset())
                                .get("considered")
                                .asInt())
                .isEqualTo(1);
        assertThat(journal.get("/journal/v1/replays/dry-run?letters=x").status()).isEqualTo(400);
        assertThat(journal.get("/journal/v1/replays/dry-run?ids=a&state=dead").status())
                .isEqualTo(400);
    }

    private List<Written> dead(int count) {
        List<Written> messages = Stream.generate(Written::deferred).limit(count).toList();
        for (Written message : messages) {
            cluster.append(message.inbound());
            cluster.append(message.deadLetter());
        }
        await().until(() -> dryRun(messages).get("replayable").asInt() == count);
        return messages;
    }

    private JsonNode dryRun(List<Written> messages) {
        return dryRun("ids=" + ids(messages));
    }

    private JsonNode dryRun(String query) {
        return journal.get("/journal/v1/replays/dry-run?" + query).json();
    }

    private static String ids(List<Written> messages) {
        return messages.stream().map(Written::deliveryId).collect(Collectors.joining(","));
    }

    private String ordered(List<Written> messages, int rate) {
        return order(messages, dryRun(messages).get("confirm").asString(), rate)
                .json()
                .get("runId")
                .asString();
    }

    private Answer order(List<Written> messages, String confirm, int rate) {
        return journal.post(
                RUNS,
                """
                {"select":{"ids":"%s"},"rate":%d,"confirm":"%s","actor":"sam","reason":"mended"}\
                """
                        .formatted(ids(messages), rate, confirm));
    }

    private Answer act(String run, String verb, String actor) {
        return journal.post(
                RUNS + "/" + run + "/" + verb,
                "{\"actor\":\"%s\",\"reason\":\"because\"}".formatted(actor));
    }

    private JsonNode run(String run) {
        return journal.get(RUNS + "/" + run).json();
    }

    private List<InboundMessage> replays(List<Written> messages) {
        Set<String> ids =
                messages.stream().map(message -> message.messageId).collect(Collectors.toSet());
        return new ArrayList<>(
                cluster.values(Topics.INBOUND).stream()
                        .filter(message -> message.getGeneration() == 1)
                        .filter(message -> ids.contains(message.getMessageId()))
                        .toList());
    }

    private List<String> audited(String run) {
        return cluster.values(Topics.AUDIT).stream()
                .filter(entry -> entry.getSubject().equals(run))
                .map(AuditEntry::getAction)
                .toList();
    }
}
