package org.barsrouter.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.barsrouter.catalogue.change.Sha256;
import org.barsrouter.catalogue.testkit.Cluster;
import org.barsrouter.catalogue.testkit.RunningCatalogue;
import org.barsrouter.catalogue.testkit.RunningCatalogue.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The rules that need a catalogue, and what an import leaves behind.
class ImportRulesIT {
    private static final Path FIXTURES = Path.of("src/test/resources/rules");

    @BeforeEach
    void empty() {
        Cluster.empty();
    }

    @Test
    void s1_many_removals_and_moves_wait_for_their_exact_counts() throws IOException {
        try (RunningCatalogue service = RunningCatalogue.start()) {
            applied(service, request("S1-before.json"));

            Answer refused = service.imports(request("S1-after.json"));
            Answer wrong = service.imports(acknowledged("S1-after.json", 2, 1, 1));
            Answer right = service.imports(acknowledged("S1-after.json", 2, 1, 2));

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body().get("detail").asString())
                    .startsWith(
                            "S1: it removes 2 of 3 services and moves 1, more than 5.0 % or 500.")
                    .contains("\"removed\": 2, \"repointed\": 1, \"unconfirmed\": 2");
            assertThat(wrong.status()).isEqualTo(409);
            assertThat(right.status()).isEqualTo(200);
        }
    }

    @Test
    void s2_a_removed_service_needs_evidence_that_it_is_retired() throws IOException {
        try (RunningCatalogue service =
                RunningCatalogue.start("--catalogue.volume-guard.percent=100")) {
            applied(service, request("S1-before.json"));

            Answer refused = service.imports(request("S1-after.json"));
            Map<String, Object> half = request("S1-after.json");
            half.put("retired", "value,evidence\n2000099902,DoS closed 2026-07-01\n");
            Answer one = service.imports(half);
            Map<String, Object> whole = request("S1-after.json");
            whole.put(
                    "retired",
                    "value,evidence\n2000099902,DoS closed 2026-07-01\n2000099903,ticket 12\n");

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body().get("report").get("findings").toString())
                    .contains("2000099902 would be removed, and nothing shows that it is retired.");
            assertThat(one.body().get("report").get("ackNeeded").get("unconfirmed").asInt())
                    .isEqualTo(1);
            applied(service, whole);
        }
    }

    @Test
    void the_same_files_again_write_no_events() throws IOException {
        try (RunningCatalogue service = RunningCatalogue.start()) {
            JsonNode first = applied(service, request("S1-before.json")).get("manifest");
            JsonNode second = applied(service, request("S1-before.json")).get("manifest");
            JsonNode third = applied(service, request("S1-before.json")).get("manifest");

            assertThat(first.get("offsets").get("after").asLong())
                    .isGreaterThan(first.get("offsets").get("before").asLong());
            // Kafka may write the mark of the first one's commit after it has answered.
            assertThat(third.get("offsets").get("after"))
                    .isEqualTo(second.get("offsets").get("after"));
            assertThat(first.get("input").get("services").asInt()).isEqualTo(3);
            assertThat(first.get("input").get("sha256").asString())
                    .isEqualTo(sha256("S1-before.json"));
            assertThat(first.get("environment").asString()).isEqualTo("SANDBOX");
        }
    }

    @Test
    void every_row_is_told_of_with_the_nine_fields() throws IOException {
        try (RunningCatalogue service = RunningCatalogue.start()) {
            Map<String, Object> before = request("S1-before.json");
            before.put("rows", true);
            JsonNode created = applied(service, before).get("rows");
            Map<String, Object> after = acknowledged("S1-after.json", 2, 1, 2);
            after.put("rows", true);
            JsonNode moved = applied(service, after).get("rows");

            assertThat(created).hasSize(2 + 3);
            assertThat(created.get(0).propertyNames())
                    .contains("step", "sourceId", "catalogId", "status", "httpStatus")
                    .contains("diagnostics", "timestamp");
            assertThat(statuses(created)).isEqualTo("CREATED CREATED CREATED CREATED CREATED ");
            assertThat(statuses(moved)).isEqualTo("SKIPPED SKIPPED UPDATED ENDED ENDED ");
            assertThat(moved.get(2).get("catalogParentId").asString())
                    .startsWith("receiver-b.example-");
        }
    }

    @Test
    void an_import_for_another_environment_is_refused() throws IOException {
        try (RunningCatalogue service = RunningCatalogue.start()) {
            Map<String, Object> request = request("S1-before.json");
            request.put("environment", "prod");

            Answer refused = service.imports(request);

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body().get("code").asString()).isEqualTo("CAT-040");
        }
    }

    @Test
    void our_own_ingress_is_no_endpoint() throws IOException {
        try (RunningCatalogue service =
                RunningCatalogue.start("--catalogue.own-hosts=receiver-b.example:443")) {
            Answer refused = service.imports(request("S1-after.json"));

            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body().get("report").get("findings").get(0).get("what").asString())
                    .isEqualTo(
                            "receiver-b.example is this router's own address (catalogue.own-hosts).");
        }
    }

    private static String statuses(JsonNode rows) {
        StringBuilder statuses = new StringBuilder();
        rows.forEach(row -> statuses.append(row.get("status").asString()).append(' '));
        return statuses.toString();
    }

    private static JsonNode applied(RunningCatalogue service, Map<String, Object> request) {
        Answer answer = service.imports(request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private static Map<String, Object> acknowledged(
            String fixture, int removed, int repointed, int unconfirmed) throws IOException {
        Map<String, Object> request = request(fixture);
        request.put(
                "ack",
                Map.of(
                        "removed", removed,
                        "repointed", repointed,
                        "unconfirmed", unconfirmed));
        return request;
    }

    private static Map<String, Object> request(String fixture) throws IOException {
        Map<String, Object> request = new HashMap<>();
        request.put("targets", Files.readString(FIXTURES.resolve(fixture)));
        request.put("apply", true);
        request.put("actor", "tester");
        return request;
    }

    private static String sha256(String fixture) throws IOException {
        return Sha256.ofBytes(Files.readAllBytes(FIXTURES.resolve(fixture)));
    }
}
