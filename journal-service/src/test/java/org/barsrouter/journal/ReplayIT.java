package org.barsrouter.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.barsrouter.journal.RunningJournal.Answer;
import org.barsrouter.journal.kafka.TestCluster;
import org.barsrouter.journal.kafka.Written;
import org.barsrouter.schemas.avro.AuditEntry;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Kind;
import org.barsrouter.schemas.avro.Mode;
import org.barsrouter.schemas.avro.Pointer;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayIT {
    private final TestCluster cluster = TestCluster.get();
    private final RunningJournal journal = RunningJournal.start(Optional.empty());

    @AfterAll
    void end() {
        journal.close();
    }

    @Test
    void a_dry_run_predicts_and_appends_nothing() {
        Written dead = Written.deferred();
        cluster.append(dead.inbound());
        cluster.append(dead.deadLetter());
        Written relay = Written.relay();
        cluster.append(relay.inbound());
        cluster.append(relay.deadLetter());
        int before = cluster.values(Topics.INBOUND).size();

        await().untilAsserted(() -> {
            JsonNode going = dryRun(dead, "");
            assertThat(going.get("replayable").asInt()).isEqualTo(1);
            assertThat(going.get("endpoints").get(0).get("endpointId").asString())
                    .isEqualTo("tpl-acme#1");
            JsonNode told = dryRun(relay, "");
            assertThat(told.get("replayable").asInt()).isZero();
            assertThat(told.get("objections").get(0).get("code").asString()).isEqualTo("JRN-006");
            assertThat(told.get("objections").get(0).get("ids").get(0).asString())
                    .isEqualTo(relay.deliveryId());
        });

        assertThat(dryRun(relay, "&force=true").get("replayable").asInt()).isEqualTo(1);
        assertThat(cluster.values(Topics.INBOUND)).hasSize(before);
        assertThat(journal.get("/journal/v1/replays/dry-run?rate=0").status()).isEqualTo(400);
        assertThat(journal.get("/journal/v1/replays/dry-run?stat=x").status()).isEqualTo(400);
    }

    private JsonNode dryRun(Written message, String more) {
        return journal.get(
                        "/journal/v1/replays/dry-run?state=dead&requestId="
                                + message.requestId
                                + more)
                .json();
    }

    @Test
    void appends_the_same_message_as_a_new_delivery() {
        Written message = Written.deferred();
        var first = cluster.append(message.inbound());
        dead(message);
        Instant before = InstantSource.system().instant();

        Answer answer = replay(message.deliveryId(), false);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("deliveryId").asString()).isEqualTo(message.messageId + ".1");
        InboundMessage replayed = inLog(message, 1);
        InboundMessage old = message.message();
        assertThat(replayed.getKind()).isEqualTo(Kind.REPLAY);
        assertThat(replayed.getMode()).isEqualTo(Mode.DEFERRED);
        assertThat(replayed.getReplayOf()).isEqualTo(message.deliveryId());
        assertThat(replayed.getRequestedBy()).isEqualTo("sam");
        assertThat(replayed.getReplyPartition()).isNull();
        assertThat(replayed.getAcceptBy()).isNull();
        assertThat(replayed.getAcceptedAt()).isAfterOrEqualTo(before.minusMillis(1));
        assertThat(Duration.between(replayed.getAcceptedAt(), replayed.getDeliverBy()))
                .isEqualTo(Duration.ofHours(24));
        assertThat(replayed.getOriginal())
                .isEqualTo(new Pointer(first.partition(), first.offset()));
        assertThat(replayed.getBody()).isEqualTo(old.getBody());
        assertThat(replayed.getHeaders()).isEqualTo(old.getHeaders());
        assertThat(replayed.getRawQuery()).isEqualTo(old.getRawQuery());
        assertThat(replayed.getRequestId()).isEqualTo(old.getRequestId());
        assertThat(replayed.getCorrelationId()).isEqualTo(old.getCorrelationId());
        assertThat(replayed.getIdempotencyKey()).isEqualTo(old.getIdempotencyKey());
        assertThat(audit(message))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.getActor()).isEqualTo("sam");
                    assertThat(entry.getAction()).isEqualTo("REPLAY");
                    assertThat(entry.getReason()).isEqualTo("receiver was mended");
                    assertThat(entry.getResult()).isEqualTo(message.messageId + ".1");
                });
    }

    @Test
    void tells_the_replay_in_the_messages_story() {
        Written message = Written.deferred();
        cluster.append(message.inbound());
        dead(message);
        replay(message.deliveryId(), false);

        await().untilAsserted(() ->
                assertThat(journal.get("/journal/v1/messages/" + message.messageId).body())
                        .contains("by sam as delivery " + message.messageId + ".1")
                        .contains("\"state\":\"OPEN\""));
    }

    @Test
    void refuses_a_second_replay_while_the_first_is_open() {
        Written message = Written.deferred();
        dead(message);

        assertThat(replay(message.deliveryId(), false).status()).isEqualTo(202);
        Answer second = replay(message.deliveryId(), true);

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.contentType()).startsWith("application/problem+json");
        assertThat(second.json().get("code").asString()).isEqualTo("JRN-004");
    }

    @Test
    void two_operators_at_once_make_one_replay() throws Exception {
        Written message = Written.deferred();
        dead(message);
        Callable<Integer> ask = () -> replay(message.deliveryId(), true).status();

        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Integer> answers =
                    both.invokeAll(List.of(ask, ask)).stream()
                            .map(future -> future.resultNow())
                            .sorted()
                            .toList();
            assertThat(answers).containsExactly(202, 409);
        }
        assertThat(cluster.values(Topics.INBOUND).stream().filter(m -> isOf(m, message)))
                .hasSize(1);
    }

    @Test
    void refuses_a_relay_message_without_force_and_writes_that_down() {
        Written message = Written.relay();
        dead(message);

        assertThat(replay(message.deliveryId(), false).json().get("code").asString())
                .isEqualTo("JRN-006");
        assertThat(audit(message))
                .singleElement()
                .extracting(AuditEntry::getResult)
                .isEqualTo("JRN-006");

        assertThat(replay(message.deliveryId(), true).status()).isEqualTo(202);
        InboundMessage replayed = inLog(message, 1);
        assertThat(replayed.getMode()).isEqualTo(Mode.RELAY);
        assertThat(replayed.getReplyPartition()).isNull();
    }

    @Test
    void refuses_what_it_does_not_know_and_what_has_no_message() {
        String poison = "bars.inbound.v1-0-3-" + Written.relay().messageId;
        cluster.append(Written.relay().poisonLetter(poison));
        await().until(() -> journal.get("/journal/v1/dead-letters").body().contains(poison));

        assertThat(replay("nobody.7", false).json().get("code").asString()).isEqualTo("JRN-003");
        assertThat(replay(poison, true).json().get("code").asString()).isEqualTo("JRN-009");
    }

    @Test
    void asks_who_and_why() {
        assertThat(
                        journal.post("/journal/v1/replays", "{\"deliveryId\":\"x.0\"}")
                                .json()
                                .get("detail")
                                .asString())
                .isEqualTo("Say who asks: actor is missing.");
        assertThat(
                        journal.post(
                                        "/journal/v1/replays",
                                        "{\"deliveryId\":\"x.0\",\"actor\":\"sam\"}")
                                .json()
                                .get("detail")
                                .asString())
                .isEqualTo("Say why: reason is missing, and the audit keeps it.");
        assertThat(journal.post("/journal/v1/replays", "no json").status()).isEqualTo(400);
    }

    private void dead(Written message) {
        cluster.append(message.deadLetter());
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        journal.get("/journal/v1/dead-letters?limit=1000")
                                .body()
                                .contains(message.deliveryId()));
    }

    private Answer replay(String deliveryId, boolean force) {
        return journal.post(
                "/journal/v1/replays",
                """
                {"deliveryId":"%s","actor":"sam","reason":"receiver was mended","force":%s}\
                """
                        .formatted(deliveryId, force));
    }

    private InboundMessage inLog(Written message, int generation) {
        return cluster.values(Topics.INBOUND).stream()
                .filter(m -> isOf(m, message) && m.getGeneration() == generation)
                .findFirst()
                .orElseThrow();
    }

    private List<AuditEntry> audit(Written message) {
        return cluster.values(Topics.AUDIT).stream()
                .filter(entry -> entry.getSubject().equals(message.deliveryId()))
                .toList();
    }

    private static boolean isOf(InboundMessage inbound, Written message) {
        return inbound.getMessageId().equals(message.messageId);
    }
}
