package org.barsrouter.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.barsrouter.catalogue.synthetic.SyntheticFiles;
import org.barsrouter.catalogue.synthetic.SyntheticTargets;
import org.barsrouter.catalogue.testkit.Cluster;
import org.barsrouter.catalogue.testkit.RunningCatalogue;
import org.barsrouter.catalogue.testkit.RunningCatalogue.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files against the running catalogue.
class CompareIT {
    private static final String A = "https://receiver-a.example/FHIR/R4";
    private static final String B = "https://receiver-b.example:8443/bars";
    private static final String FILE =
            file("\"2000099901\":\"" + A + "\",\"2000099902\":\"" + A + "\"");
    private static final String MOVED =
            file("\"2000099901\":\"" + B + "\",\"2000099903\":\"" + A + "\"");

    @TempDir private Path folder;

    @BeforeEach
    void empty() {
        Cluster.empty();
    }

    @Test
    void a_national_file_goes_in_and_comes_out_with_the_same_meaning() {
        String national =
                SyntheticFiles.targets(
                        new SyntheticTargets(new SplittableRandom(7))
                                .rows(SyntheticTargets.NATIONAL));
        try (RunningCatalogue service =
                RunningCatalogue.start("--catalogue.max-import-size=16MB")) {
            apply(service, national);
            Answer validated = service.validates(Map.of("targets", national));
            Answer export = service.get("/catalogue/v1/export?env=sandbox");
            Answer again =
                    service.validates(
                            Map.of(
                                    "targets",
                                    national,
                                    "against",
                                    Map.of("targets", export.text())));

            for (Answer answer : List.of(validated, again)) {
                assertThat(answer.body().get("clean").asBoolean()).isTrue();
                assertThat(answer.body().get("counts").get("MATCH").asInt()).isEqualTo(10_284);
            }
            apply(service, export.text());
            assertThat(service.get("/catalogue/v1/export").text()).isEqualTo(export.text());
        }
    }

    @Test
    void a_validation_says_what_differs_and_changes_nothing() {
        try (RunningCatalogue service = RunningCatalogue.start()) {
            apply(service, FILE);
            String before = service.get("/catalogue/v1/export").text();

            Answer answer = service.validates(Map.of("targets", MOVED));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().get("clean").asBoolean()).isFalse();
            assertThat(answer.body().get("counts").toString())
                    .isEqualTo(
                            "{\"MATCH\":0,\"MISMATCH\":1,\"MISSING_HERE\":1,\"MISSING_THERE\":1}");
            assertThat(answer.body().get("csv").asString())
                    .contains("MISMATCH,address.host,receiver-a.example,receiver-b.example");
            assertThat(service.get("/catalogue/v1/export").text()).isEqualTo(before);
        }
    }

    @Test
    void a_validation_asks_for_the_instant_that_is_meant() {
        try (RunningCatalogue service = RunningCatalogue.start()) {
            apply(service, FILE);

            Answer before =
                    service.validates(Map.of("targets", FILE, "at", "2020-01-01T00:00:00Z"));

            assertThat(before.body().get("counts").get("MISSING_HERE").asInt()).isEqualTo(2);
            assertThat(before.body().get("differing").get(0).get("why").asString())
                    .isEqualTo("its assignment has not begun");
        }
    }

    @Test
    void what_cannot_be_read_is_refused() {
        try (RunningCatalogue service = RunningCatalogue.start()) {
            Answer twice =
                    service.validates(Map.of("targets", FILE.replace("2000099902", "2000099901")));
            Answer without = service.validates(Map.of("fileName", "x"));
            Answer environment = service.get("/catalogue/v1/export?env=prod");

            assertThat(twice.status()).isEqualTo(422);
            assertThat(twice.body().get("code").asString()).isEqualTo("CAT-002");
            assertThat(twice.body().get("detail").asString()).contains("a second time");
            assertThat(without.body().get("code").asString()).isEqualTo("CAT-001");
            assertThat(environment.body().get("code").asString()).isEqualTo("CAT-040");
        }
    }

    @Test
    void a_reconciliation_is_remembered_and_counted() {
        try (RunningCatalogue service = RunningCatalogue.start()) {
            apply(service, FILE);

            assertThat(
                            service.get("/catalogue/v1/reconciliations/latest")
                                    .body()
                                    .get("code")
                                    .asString())
                    .isEqualTo("CAT-041");
            Answer differs = service.reconciles(Map.of("targets", MOVED));
            Answer agrees = service.reconciles(Map.of("targets", FILE));
            Answer latest = service.get("/catalogue/v1/reconciliations/latest");

            assertThat(differs.body().has("cleanSince")).isFalse();
            assertThat(latest.body().get("cleanSince")).isEqualTo(agrees.body().get("cleanSince"));
            assertThat(latest.body().get("runs").asInt()).isEqualTo(2);
            assertThat(service.get("/actuator/prometheus").text())
                    .contains(
                            "catalogue_reconcile_services{verdict=\"match\"} 2.0",
                            "catalogue_reconcile_services{verdict=\"mismatch\"} 0.0",
                            "catalogue_reconcile_runs_total{outcome=\"clean\"} 1.0",
                            "catalogue_reconcile_runs_total{outcome=\"differences\"} 1.0");
        }
    }

    @Test
    void the_schedule_compares_with_its_source_and_keeps_reports() throws IOException {
        Path source = Files.writeString(folder.resolve("theirs.json"), MOVED);
        Path reports = folder.resolve("reports");
        try (RunningCatalogue service =
                RunningCatalogue.start(
                        "--catalogue.reconcile.source=" + source,
                        "--catalogue.reconcile.every=200ms",
                        "--catalogue.reconcile.reports=" + reports)) {
            apply(service, FILE);
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() ->
                            assertThat(text(reports.resolve("reconcile-latest.txt")))
                                    .contains("address.host: 1", "do not agree"));
            Files.writeString(source, FILE);

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() ->
                            assertThat(text(reports.resolve("reconcile-latest.txt")))
                                    .contains("2 MATCH", "have agreed in every run since"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void apply(RunningCatalogue service, String targets) {
        Map<String, Object> request = new HashMap<>();
        request.put("targets", targets);
        request.put("apply", true);
        request.put("actor", "tester");
        Answer answer = service.imports(request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static String file(String rows) {
        return "{\"NHSD-Target-Identifier\":{\"https://fhir.nhs.uk/Id/dos-service-id\":{"
                + rows
                + "}}}";
    }
}
