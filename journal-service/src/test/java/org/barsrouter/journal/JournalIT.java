package org.barsrouter.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.barsrouter.journal.RunningJournal.Answer;
import org.barsrouter.journal.kafka.ReadingState;
import org.barsrouter.journal.kafka.TestCluster;
import org.barsrouter.journal.kafka.Written;
import org.barsrouter.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JournalIT {
    private final TestCluster cluster = TestCluster.get();
    private RunningJournal journal = RunningJournal.start(Optional.empty());

    @BeforeAll
    void begin() {
        await().untilAsserted(() ->
                assertThat(journal.get("/actuator/health/readiness").status()).isEqualTo(200));
    }

    @AfterAll
    void end() {
        journal.close();
    }

    @Test
    void tells_a_conversation_from_what_the_topics_say() {
        Written message = Written.relay();
        cluster.append(message.reply());
        cluster.append(message.attempt());
        cluster.append(message.inbound());

        Answer answer = known("/journal/v1/conversations/" + message.correlationId);
        await().untilAsserted(() ->
                assertThat(sentences(message))
                        .containsExactly(
                                "Message 1 of 1, a servicerequest-request message"
                                        + " from gp-app (organisation X26) to"
                                        + " service https://fhir.nhs.uk/Id/dos-service-id|2000072489.",
                                "Accepted at 10:02:11.123 UTC on 23 November 2026"
                                        + " from gp-app (organisation X26): a"
                                        + " servicerequest-request message of 42"
                                        + " bytes for service"
                                        + " https://fhir.nhs.uk/Id/dos-service-id|2000072489."
                                        + " Its sender waits for the answer until"
                                        + " 10:02:43.123.",
                                "Routed to endpoint tpl-acme#1.",
                                "Attempt 1 at 10:02:11.140: 200 after 52 ms," + " delivered.",
                                "Its sender was told 200 at 10:02:11.195, the"
                                        + " receiver's own answer."));

        assertThat(answer.contentType()).startsWith("application/json");
    }

    @Test
    void answers_the_status_that_ingress_asks_for() {
        Written message = Written.deferred();
        cluster.append(message.inbound());
        String path = "/journal/v1/messages/" + message.messageId + "/status";

        Answer open = known(path);
        assertThat(open.json().get("state").asString()).isEqualTo("OPEN");
        assertThat(open.json().get("clientId").asString()).isEqualTo("gp-app");
        assertThat(open.json().get("odsCode").asString()).isEqualTo("X26");

        cluster.append(message.outcome());
        await().untilAsserted(() -> {
            Answer ended = journal.get(path);
            assertThat(ended.json().get("state").asString()).isEqualTo("ENDED");
            assertThat(ended.json().get("disposition").asString()).isEqualTo("DELIVERED");
            assertThat(ended.json().get("sentence").asString())
                    .isEqualTo(
                            "Ended at 10:02:11.195 UTC on 23 November 2026 after 1"
                                    + " attempt: delivered.");
        });
    }

    @Test
    void says_of_the_unknown_how_far_it_has_read() {
        Answer conversation = journal.get("/journal/v1/conversations/nobody-knows");
        Answer message = journal.get("/journal/v1/messages/not-a-uuid/status");

        assertThat(conversation.status()).isEqualTo(404);
        assertThat(conversation.contentType()).startsWith("application/problem+json");
        assertThat(conversation.json().get("code").asString()).isEqualTo("JRN-001");
        assertThat(conversation.json().get("detail").asString())
                .startsWith("The journal knows no message with this X-Correlation-Id.")
                .containsAnyOf("It has read all", "behind");
        assertThat(message.status()).isEqualTo(404);
        assertThat(message.json().get("code").asString()).isEqualTo("JRN-002");
    }

    @Test
    void keeps_nothing_of_bodies_queries_and_header_values() {
        Written relay = Written.relay();
        Written dead = Written.deferred();
        cluster.append(relay.inbound());
        cluster.append(relay.reply());
        cluster.append(relay.outcome());
        cluster.append(dead.deadLetter());
        known("/journal/v1/conversations/" + relay.correlationId);
        known("/journal/v1/conversations/" + dead.correlationId);

        List<@Nullable String> everything =
                JdbcClient.create(journal.database().source())
                        .sql("script")
                        .query(String.class)
                        .list();

        assertThat(String.join("\n", everything))
                .contains(relay.correlationId)
                .doesNotContain(Written.SECRET);
        assertThat(journal.get("/journal/v1/conversations/" + dead.correlationId).body())
                .doesNotContain(Written.SECRET);
        assertThat(journal.get("/journal/v1/dead-letters").body()).doesNotContain(Written.SECRET);
    }

    @Test
    void goes_on_after_a_record_that_cannot_be_read() {
        long before = journal.bean(ReadingState.class).unreadable();
        cluster.appendRaw(Topics.INBOUND, "no record".getBytes(StandardCharsets.UTF_8));
        Written message = Written.relay();
        cluster.append(message.inbound());

        known("/journal/v1/messages/" + message.messageId);
        await().until(() -> journal.bean(ReadingState.class).unreadable() == before + 1);
    }

    @Test
    void follows_partitions_that_are_added() {
        int added = cluster.partitions(Topics.INBOUND);
        cluster.grow(Topics.INBOUND, added + 1);
        Written message = Written.relay();
        await().ignoreExceptions()
                .untilAsserted(() ->
                        assertThat(cluster.append(message.inbound(added)).partition())
                                .isEqualTo(added));

        known("/journal/v1/messages/" + message.messageId);
    }

    @Test
    void catches_up_and_says_so() {
        Written message = Written.relay();
        cluster.append(message.inbound());
        known("/journal/v1/messages/" + message.messageId);

        await().untilAsserted(() ->
                assertThat(journal.get("/journal/v1/lag").json().get("records").asLong()).isZero());
        assertThat(journal.get("/actuator/prometheus").body())
                .contains("journal_lag_records", "journal_lag_seconds", "journal_facts_applied");
    }

    @Test
    void finds_messages_by_what_a_caller_knows() {
        Written message = Written.deferred();
        cluster.append(message.inbound());
        cluster.append(message.deadLetter());
        String search = "/journal/v1/messages?requestId=" + message.requestId;

        await().untilAsserted(() -> {
            JsonNode found = journal.get(search + "&state=dead&ods=X26").json().get("messages");
            assertThat(found).hasSize(1);
            assertThat(found.get(0).get("messageId").asString()).isEqualTo(message.messageId);
            assertThat(found.get(0).get("reason").asString()).isEqualTo("REFUSED");
        });

        assertThat(journal.get(search + "&state=delivered").json().get("messages")).isEmpty();
        assertThat(journal.get("/journal/v1/messages?limit=1").json().get("next").isString())
                .isTrue();
    }

    @Test
    void answers_a_hostile_search_with_a_sentence() {
        for (String query :
                List.of(
                        "event=" + "x".repeat(10_000),
                        "host=%00",
                        "after=forged",
                        "state=%27%20or%201%3D1",
                        "nonsense=1")) {
            Answer answer = journal.get("/journal/v1/messages?" + query);
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.json().get("code").asString()).isEqualTo("JRN-010");
        }
    }

    @Test
    void refuses_a_page_that_makes_no_sense() {
        assertThat(journal.get("/journal/v1/dead-letters?limit=0").json().get("code").asString())
                .isEqualTo("JRN-010");
        assertThat(journal.get("/journal/v1/dead-letters?after=x").json().get("code").asString())
                .isEqualTo("JRN-010");
        assertThat(journal.get("/journal/v1/dead-letters?limit=many").status()).isEqualTo(400);
    }

    private Answer known(String path) {
        await().atMost(Duration.ofSeconds(20)).until(() -> journal.get(path).status() == 200);
        return journal.get(path);
    }

    private List<String> sentences(Written message) {
        return journal.get("/journal/v1/conversations/" + message.correlationId)
                .json()
                .get("sentences")
                .valueStream()
                .map(sentence -> sentence.asString())
                .toList();
    }
}
