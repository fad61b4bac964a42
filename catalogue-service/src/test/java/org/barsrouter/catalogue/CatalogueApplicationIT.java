package org.barsrouter.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.barsrouter.catalogue.ImportCalls.apply;
import static org.barsrouter.catalogue.ImportCalls.file;
import static org.barsrouter.catalogue.ImportCalls.problem;
import static org.barsrouter.catalogue.ImportCalls.request;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.barsrouter.catalogue.testkit.Cluster;
import org.barsrouter.catalogue.testkit.RunningCatalogue;
import org.barsrouter.catalogue.testkit.RunningCatalogue.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Files over HTTP, against a real broker: taken over, compared, given back, refused.
class CatalogueApplicationIT {
    private static final String A = "https://receiver-a.example/FHIR/R4";
    private static final String B = "https://receiver-b.example:8443/bars";
    private static final String FILE =
            file(
                    "\"2000099901\":\""
                            + A
                            + "/\",\"2000099902\":\""
                            + A
                            + "\",\"2000099903\":\""
                            + B
                            + "\"");

    private static RunningCatalogue service;

    @BeforeAll
    static void start() {
        Cluster.empty();
        service = RunningCatalogue.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /// Every test begins with the same three services.
    @BeforeEach
    void refill() {
        Map<String, Object> request = new HashMap<>(request(FILE, true));
        Answer answer = service.imports(request);
        if (answer.status() == 409) {
            request.put("ack", answer.body().get("report").get("ackNeeded"));
            answer = service.imports(request);
        }
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void an_export_is_the_file_again() {
        Answer export = service.get("/catalogue/v1/export");

        assertThat(
                        export.body()
                                .get("NHSD-Target-Identifier")
                                .get("https://fhir.nhs.uk/Id/dos-service-id")
                                .get("2000099903")
                                .asString())
                .isEqualTo(B);
        Answer again = apply(service, export.text());
        assertThat(again.body().get("counts").get("unchanged").asInt()).isEqualTo(3);
        assertThat(again.body().get("summary").asString()).startsWith("Nothing changes");
    }

    @Test
    void a_dry_run_changes_nothing_and_says_what_applying_needs() {
        Answer dry = service.imports(request(file("\"2000099901\":\"" + B + "\""), false));

        assertThat(dry.status()).isEqualTo(200);
        assertThat(dry.body().get("applied").asBoolean()).isFalse();
        assertThat(dry.body().get("ackNeeded").get("removed").asInt()).isEqualTo(2);
        assertThat(service.explained("2000099901").get("address").asString()).isEqualTo(A);
    }

    @Test
    void a_large_change_waits_for_its_exact_counts() {
        Map<String, Object> smaller =
                new HashMap<>(request(file("\"2000099901\":\"" + B + "\""), true));

        Answer refused = service.imports(smaller);
        smaller.put("ack", Map.of("removed", 2, "repointed", 1, "unconfirmed", 2));
        Answer acknowledged = service.imports(smaller);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.body().get("code").asString()).isEqualTo("CAT-003");
        assertThat(acknowledged.status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() ->
                        assertThat(service.explained("2000099902").get("outcome").asString())
                                .isEqualTo("EXPIRED"));
    }

    @Test
    void a_file_with_errors_is_refused_whole() {
        Answer refused = service.imports(request(FILE.replace("2000099902", "2000099901"), true));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("code").asString()).isEqualTo("CAT-002");
        var finding = refused.body().get("report").get("findings").get(0);
        assertThat(finding.get("rule").asString()).isEqualTo("J1");
        assertThat(finding.get("line").asInt()).isEqualTo(1);
        assertThat(service.get("/catalogue/v1/services").body().get("total").asInt()).isEqualTo(3);
    }

    @Test
    void every_other_fault_is_a_problem_with_a_code() {
        problem(service.post("{"), 400, "CAT-001");
        problem(service.post("{\"targetz\":1}"), 400, "CAT-001");
        problem(service.imports(Map.of("targets", FILE)), 400, "CAT-001");
        problem(service.get("/catalogue/v1/service?target=5"), 404, "CAT-007");
        problem(service.get("/catalogue/v1/service"), 400, "CAT-001");
        problem(service.get("/catalogue/v1/$explain?target=%7C1"), 400, "CAT-008");
        problem(service.get("/catalogue/v1/$explain?target=1&at=noon"), 400, "CAT-001");
        problem(service.get("/catalogue/v1/services?limit=0"), 400, "CAT-001");
        problem(service.get("/catalogue/v1/services?limit=x"), 400, "CAT-001");
        problem(service.get("/catalogue/v1/nothing"), 404, "CAT-011");
        problem(service.post("\"" + "x".repeat(2_000_000) + "\""), 413, "CAT-009");
    }

    @Test
    void the_figures_are_exported() {
        assertThat(service.get("/actuator/prometheus").text())
                .contains(
                        "catalogue_services 3.0", "catalogue_endpoints 2.0", "catalogue_writer 1.0")
                .contains("catalogue_imports_seconds_count{outcome=\"applied\"}");
    }
}
