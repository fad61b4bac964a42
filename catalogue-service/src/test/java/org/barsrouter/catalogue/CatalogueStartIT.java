package org.barsrouter.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.barsrouter.catalogue.ImportCalls.apply;
import static org.barsrouter.catalogue.ImportCalls.file;
import static org.barsrouter.catalogue.ImportCalls.problem;
import static org.barsrouter.catalogue.ImportCalls.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.barsrouter.catalogue.synthetic.SyntheticFiles;
import org.barsrouter.catalogue.synthetic.SyntheticTargets;
import org.barsrouter.catalogue.synthetic.SyntheticTargets.Row;
import org.barsrouter.catalogue.testkit.Cluster;
import org.barsrouter.catalogue.testkit.RunningCatalogue;
import org.barsrouter.catalogue.testkit.RunningCatalogue.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the service starts: with what it had, as the only writer, seeded, or not at all.
class CatalogueStartIT {
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

    @TempDir private Path folder;

    @BeforeEach
    void empty() {
        Cluster.empty();
    }

    @Test
    void imports_lists_and_explains_and_keeps_it_over_a_restart() {
        try (RunningCatalogue service = RunningCatalogue.start()) {
            Answer imported =
                    service.imports(
                            Map.of(
                                    "fileName", "targets.json",
                                    "targets", FILE,
                                    "providers",
                                            "system,value,ods,name\n,2000099901,ZZ123,Ward 1\n",
                                    "apply", true,
                                    "actor", "tester"));

            assertThat(imported.status()).isEqualTo(200);
            assertThat(imported.body().get("applied").asBoolean()).isTrue();
            assertThat(imported.body().get("counts").get("added").asInt()).isEqualTo(3);
            assertThat(imported.body().get("summary").asString()).startsWith("3 services added");
        }
        try (RunningCatalogue service = RunningCatalogue.start()) {
            var list = service.get("/catalogue/v1/services?limit=2").body();
            assertThat(list.get("total").asInt()).isEqualTo(3);
            assertThat(list.get("services").get(0).get("address").asString()).isEqualTo(A);
            assertThat(list.get("services").get(0).get("providedBy").asString()).isEqualTo("ZZ123");
            String next = RunningCatalogue.encoded(list.get("next").asString());
            assertThat(service.get("/catalogue/v1/services?after=" + next).body().get("services"))
                    .hasSize(1);
            assertThat(
                            service.get("/catalogue/v1/services?query=receiver-B")
                                    .body()
                                    .get("services"))
                    .hasSize(1);

            var explained = service.get("/catalogue/v1/$explain?target=2000099903").body();
            assertThat(explained.get("outcome").asString()).isEqualTo("ROUTED");
            assertThat(explained.get("address").asString()).isEqualTo(B);
            assertThat(explained.get("candidates")).hasSize(1);
            assertThat(explained.get("sentence").asString()).contains("goes to " + B);

            var endpoints = service.get("/catalogue/v1/endpoints").body().get("endpoints");
            assertThat(endpoints).hasSize(2);
            assertThat(endpoints.get(0).get("services").asInt()).isEqualTo(2);
            assertThat(endpoints.get(0).get("sharePercent").asDouble()).isEqualTo(66.7);
        }
    }

    @Test
    void a_national_file_is_applied_whole_and_the_same_again_changes_nothing() {
        List<Row> rows =
                new SyntheticTargets(new SplittableRandom(5)).rows(SyntheticTargets.NATIONAL);
        try (RunningCatalogue service =
                RunningCatalogue.start("--catalogue.max-import-size=16MB")) {
            Answer first = apply(service, SyntheticFiles.targets(rows));
            Answer second = apply(service, SyntheticFiles.targets(rows));

            assertThat(first.body().get("counts").get("added").asInt()).isEqualTo(rows.size());
            assertThat(second.body().get("counts").get("unchanged").asInt()).isEqualTo(rows.size());
        }
    }

    @Test
    void a_second_instance_takes_over_and_the_first_says_so() {
        try (RunningCatalogue first = RunningCatalogue.start()) {
            apply(first, FILE);
            try (RunningCatalogue second = RunningCatalogue.start()) {
                await().atMost(Duration.ofSeconds(10))
                        .untilAsserted(() ->
                                assertThat(first.get("/actuator/health/readiness").status())
                                        .isEqualTo(503));
                problem(first.imports(request(FILE, true)), 503, "CAT-004");
                assertThat(second.imports(request(FILE, true)).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void an_empty_catalogue_is_seeded_at_start_and_a_full_one_is_left_alone() throws IOException {
        Path seed = Files.writeString(folder.resolve("targets.json"), FILE);
        try (RunningCatalogue service =
                RunningCatalogue.start("--catalogue.seed.targets=" + seed)) {
            assertThat(service.get("/catalogue/v1/services").body().get("total").asInt())
                    .isEqualTo(3);
        }
        Files.writeString(seed, file("\"2000099901\":\"" + B + "\""));
        try (RunningCatalogue service =
                RunningCatalogue.start("--catalogue.seed.targets=" + seed)) {
            assertThat(service.explained("2000099901").get("address").asString()).isEqualTo(A);
        }
    }

    @Test
    void refuses_a_cluster_of_another_environment() {
        assertThatThrownBy(() ->
                        RunningCatalogue.start(
                                "--bars.environment=PROD", "--catalogue.lead-time=5s"))
                .hasStackTraceContaining("the cluster belongs to environment SANDBOX");
    }
}
