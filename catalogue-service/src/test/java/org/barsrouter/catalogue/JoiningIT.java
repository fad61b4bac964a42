package org.barsrouter.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.barsrouter.catalogue.testkit.Cluster;
import org.barsrouter.catalogue.testkit.RunningCatalogue;
import org.barsrouter.catalogue.testkit.RunningCatalogue.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Requests to join at the running service, with a real broker and nobody at the address.
class JoiningIT {
    private static final String REQUEST =
            """
            {"service":"2000099921","ods":"ZED01","name":"Nowheremouth Minor Injuries Unit",
            "environment":"SANDBOX","address":"http://127.0.0.1:9/FHIR/R4","product":"Product-A",
            "testsFrom":"2026-12-01","testsTo":"2026-12-05","liveFrom":"2126-12-10T08:00:00Z",
            "contacts":[{"role":"supplier","address":"bars@supplier.example"}],"actor":"sam"}
            """;

    @TempDir private Path folder = Path.of("");

    @Test
    void a_request_is_kept_checked_refused_and_survives_a_restart() throws IOException {
        Cluster.empty();
        String directory = directory();
        String id;
        try (RunningCatalogue service = started(directory)) {
            Answer asked = service.post("/catalogue/v1/joins", REQUEST);
            assertThat(asked.status()).as(asked.text()).isEqualTo(201);
            id = asked.body().path("id").asString();
            assertThat(asked.body().path("state").asString()).isEqualTo("requested");

            JsonNode report = checked(service, id);

            assertThat(report.at("/report/findings")).hasSizeGreaterThan(20);
            assertThat(report.path("text").toString())
                    .contains("the receiver did not accept the connection");
            assertThat(service.post(step(id, "approve"), "{\"actor\":\"ann\"}").text())
                    .contains("CAT-060")
                    .contains("Its certification failed");
            assertThat(service.post(step(id, "refuse"), "{\"actor\":\"ann\"}").status())
                    .isEqualTo(422);
        }
        try (RunningCatalogue service = started(directory)) {
            JsonNode join = service.get("/catalogue/v1/joins/" + id).body();
            assertThat(join.path("state").asString()).isEqualTo("checked");
            assertThat(join.at("/detail/grade").asString()).isEqualTo("FAILED");
            assertThat(join.at("/detail/objections")).isEmpty();
            assertThat(service.get("/catalogue/v1/certifications").body().path("certifications"))
                    .hasSize(1);

            Answer refused =
                    service.post(step(id, "refuse"), "{\"actor\":\"ann\",\"reason\":\"not ours\"}");

            assertThat(refused.body().path("sentence").asString())
                    .isEqualTo("ann refused it: not ours");
            assertThat(service.post(step(id, "check"), "{\"actor\":\"sam\"}").status())
                    .isEqualTo(422);
            errors(service);
            tooMany(service);
        }
    }

    private static void errors(RunningCatalogue service) {
        Answer misspelt =
                service.post("/catalogue/v1/joins", REQUEST.replace("\"ods\"", "\"odscode\""));
        assertThat(misspelt.status()).isEqualTo(400);
        assertThat(misspelt.text()).contains("CAT-001").contains("odscode");
        Answer lacking =
                service.post("/catalogue/v1/joins", "{\"service\":\"1\",\"actor\":\"sam\"}");
        assertThat(lacking.text()).contains("The request lacks ods, name, environment");
        Answer foreign = service.post("/catalogue/v1/joins", REQUEST.replace("SANDBOX", "PROD"));
        assertThat(foreign.body().path("problems").toString())
                .contains("this is SANDBOX, the request is for PROD");
        assertThat(service.get("/catalogue/v1/joins/nobody").text()).contains("CAT-061");
        assertThat(service.get("/catalogue/v1/tries/nobody").text()).contains("CAT-061");
        JsonNode reconciled = service.get("/catalogue/v1/directory/$reconcile").body();
        assertThat(reconciled.path("agrees").asBoolean()).isFalse();
        assertThat(reconciled.at("/differences/0/why").asString())
                .isEqualTo("open in the directory, not routed here");
        assertThat(
                        service.post(
                                        "/catalogue/v1/promotions/$plan",
                                        "{\"bundle\":null,\"overlay\":\"\"}")
                                .text())
                .contains("A promotion needs the bundle and the overlay");
    }

    private static void tooMany(RunningCatalogue service) {
        String body =
                "{\"service\":\"2000099921\",\"address\":\"http://127.0.0.1:9\",\"actor\":\"sam\"}";
        Answer second = service.post("/catalogue/v1/certifications", body);
        Answer third = service.post("/catalogue/v1/certifications", body);
        Answer fourth = service.post("/catalogue/v1/certifications", body);

        assertThat(second.status()).isEqualTo(202);
        assertThat(third.status()).isEqualTo(202);
        assertThat(fourth.status()).isEqualTo(429);
        assertThat(fourth.text()).contains("CAT-062").contains("joining.prober.per-minute");
    }

    private static JsonNode checked(RunningCatalogue service, String id) {
        Answer begun = service.post(step(id, "check"), "{\"actor\":\"sam\"}");
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        String watch = "/catalogue/v1/certifications/" + begun.body().path("id").asString();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(service.get(watch).body().path("over").asBoolean()).isTrue());
        return service.get(watch).body();
    }

    private static String step(String id, String step) {
        return "/catalogue/v1/joins/" + id + "/$" + step;
    }

    private String directory() throws IOException {
        Path file = folder.resolve("directory.csv");
        Files.writeString(
                file,
                """
                system,value,name,ods,status
                https://fhir.nhs.uk/Id/dos-service-id,2000099921,Minor Injuries Unit,ZED01,open
                """);
        return file.toString();
    }

    private static RunningCatalogue started(String directory) {
        return RunningCatalogue.start(
                "--joining.directory.file=" + directory,
                "--joining.prober.per-minute=2",
                "--joining.prober.timeout=2s");
    }
}
