package org.barsrouter.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.barsrouter.journal.RunningJournal.Answer;
import org.barsrouter.journal.kafka.TestCluster;
import org.barsrouter.journal.kafka.Written;
import org.barsrouter.schemas.avro.Control;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ControlsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestCluster cluster = TestCluster.get();
    private final RunningJournal journal = RunningJournal.start(Optional.empty());

    @AfterAll
    void end() {
        journal.close();
    }

    @Test
    void orders_for_an_endpoint_stand_until_they_are_lifted_and_are_audited() {
        String endpoint = "tpl-" + UUID.randomUUID();

        assertThat(order(endpoint, "pause", "").status()).isEqualTo(202);
        assertThat(order(endpoint, "rate", ",\"value\":2.5").status()).isEqualTo(202);
        assertThat(inForce(endpoint)).containsExactly("PAUSE", "RATE");
        assertThat(order(endpoint, "resume", "").status()).isEqualTo(202);
        assertThat(order(endpoint, "rate", "").status()).isEqualTo(202);
        assertThat(inForce(endpoint)).isEmpty();

        assertThat(order(endpoint, "stop", "").status()).isEqualTo(400);
        assertThat(order(endpoint, "pause", ",\"value\":1").status()).isEqualTo(400);
        assertThat(order(endpoint, "rate", ",\"value\":0").status()).isEqualTo(400);
        assertThat(order(endpoint, "in-flight", ",\"value\":1.5").status()).isEqualTo(400);
        JsonNode audit = journal.get("/journal/v1/audit?subject=ENDPOINT/" + endpoint).json();
        assertThat(texts(audit.get("entries"), "action"))
                .containsExactly("RATE", "RESUME", "RATE", "PAUSE");
        assertThat(audit.get("entries").get(2).get("result").asString()).isEqualTo("ORDERED 2.5");
        assertThat(audit.get("next").isNull()).isTrue();
    }

    @Test
    void the_audit_is_paged_and_says_in_which_role() {
        String endpoint = "tpl-" + UUID.randomUUID();
        order(endpoint, "pause", "");
        order(endpoint, "resume", "");
        String path = "/journal/v1/audit?limit=1&subject=ENDPOINT/" + endpoint;

        JsonNode first = journal.get(path).json();
        JsonNode second = journal.get(path + "&after=" + first.get("next").asString()).json();

        assertThat(texts(first.get("entries"), "action")).containsExactly("RESUME");
        assertThat(texts(second.get("entries"), "action")).containsExactly("PAUSE");
        assertThat(journal.get("/journal/v1/audit?from=x").status()).isEqualTo(400);
        assertThat(journal.get("/journal/v1/audit?limit=0").status()).isEqualTo(400);
    }

    @Test
    void only_what_waits_can_be_cancelled() {
        Written waits = Written.deferred();
        cluster.append(waits.inbound());
        Written through = Written.deferred();
        cluster.append(through.inbound());
        cluster.append(through.outcome());
        await().atMost(PATIENCE)
                .until(() ->
                        journal.get("/journal/v1/messages/" + through.messageId)
                                .body()
                                .contains("\"state\":\"ENDED\""));

        assertThat(act("/journal/v1/messages/" + waits.messageId + "/cancel").status())
                .isEqualTo(202);
        Answer refused = act("/journal/v1/messages/" + through.messageId + "/cancel");

        assertThat(refused.json().get("code").asString()).isEqualTo("JRN-024");
        assertThat(act("/journal/v1/messages/nobody/cancel").status()).isEqualTo(404);
        assertThat(cluster.values(Topics.CONTROLS))
                .extracting(Control::getAction)
                .contains("CANCEL");
    }

    @Test
    void a_resolved_dead_letter_leaves_the_list() {
        Written dead = Written.deferred();
        cluster.append(dead.inbound());
        cluster.append(dead.deadLetter());
        await().atMost(PATIENCE).until(() -> letters("").contains(dead.deliveryId()));

        assertThat(act("/journal/v1/dead-letters/" + dead.deliveryId() + "/resolve").status())
                .isEqualTo(202);

        assertThat(letters("")).doesNotContain(dead.deliveryId());
        assertThat(letters("&resolved=true")).contains(dead.deliveryId());
        assertThat(act("/journal/v1/dead-letters/m.0/resolve").status()).isEqualTo(404);
        String its = "requestId=" + dead.requestId;
        await().atMost(PATIENCE)
                .until(() ->
                        count(its + "&state=resolved") == 1 && count(its + "&state=dead") == 0);
        JsonNode cause =
                journal.get("/journal/v1/messages/causes?" + its).json().get("causes").get(0);
        assertThat(cause.get("reason").asString()).isEqualTo("REFUSED");
        assertThat(cause.get("messages").asInt()).isEqualTo(1);
        assertThat(journal.get("/journal/v1/messages/" + dead.messageId).body())
                .contains("it needs nothing more");
    }

    private int count(String terms) {
        JsonNode counted = journal.get("/journal/v1/messages/count?" + terms).json();
        assertThat(counted.get("more").asBoolean()).isFalse();
        return counted.get("messages").asInt();
    }

    @Test
    void a_body_is_shown_masked_and_who_looked_is_written_down() {
        Written message = Written.deferred();
        cluster.append(message.inbound());
        String path = "/journal/v1/messages/" + message.messageId;
        await().atMost(PATIENCE).until(() -> journal.get(path).status() == 200);

        Answer masked = act(path + "/body");
        Answer whole =
                journal.post(
                        path + "/body",
                        "{\"actor\":\"sam\",\"reason\":\"the sender asked\",\"whole\":true}");

        assertThat(masked.json().get("masked").asBoolean()).isTrue();
        assertThat(masked.body()).doesNotContain(Written.SECRET);
        assertThat(whole.body()).contains(Written.SECRET);
        assertThat(journal.post(path + "/body", "{\"actor\":\"sam\"}").status()).isEqualTo(400);
        JsonNode audit = journal.get("/journal/v1/audit?subject=" + message.messageId).json();
        assertThat(texts(audit.get("entries"), "result")).containsExactly("WHOLE", "MASKED");
        assertThat(audit.toString()).doesNotContain(Written.SECRET);
    }

    @Test
    void the_description_that_is_served_names_every_call_and_no_other() {
        Map<String, Map<String, Map<String, Object>>> api =
                new Yaml().load(journal.get("/journal/v1/openapi.yaml").body());
        Set<String> described = new TreeSet<>();
        api.getOrDefault("paths", Map.of())
                .forEach((path, methods) ->
                        methods.keySet().forEach(method -> described.add(call(method, path))));

        Set<String> served = new TreeSet<>();
        journal.beans(RequestMappingHandlerMapping.class).stream()
                .flatMap(mappings -> mappings.getHandlerMethods().keySet().stream())
                .forEach(mapping -> served.addAll(calls(mapping)));

        assertThat(described).isEqualTo(served);
    }

    private static List<String> calls(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .filter(path -> path.startsWith("/journal/"))
                .flatMap(path ->
                        mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> call(method.name(), path)))
                .toList();
    }

    private static String call(String method, String path) {
        return method.toUpperCase(Locale.ROOT) + " " + path.replaceAll(":[^}]*}", "}");
    }

    private Answer order(String endpoint, String action, String value) {
        return journal.post(
                "/journal/v1/controls",
                """
                {"scope":"endpoint","subject":"%s","action":"%s"%s,"actor":"sam","reason":"maintenance"}\
                """
                        .formatted(endpoint, action, value));
    }

    private Answer act(String path) {
        return journal.post(path, "{\"actor\":\"sam\",\"reason\":\"the sender asked\"}");
    }

    private String letters(String more) {
        return journal.get("/journal/v1/dead-letters?limit=1000" + more).body();
    }

    private List<String> inForce(String endpoint) {
        return journal.get("/journal/v1/controls")
                .json()
                .get("orders")
                .valueStream()
                .filter(order -> order.get("subject").asString().equals(endpoint))
                .map(order -> order.get("action").asString())
                .toList();
    }

    private static List<String> texts(JsonNode entries, String field) {
        return entries.valueStream().map(entry -> entry.get(field).asString()).toList();
    }
}
