package org.barsrouter.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.barsrouter.catalogue.testkit.Cluster;
import org.barsrouter.catalogue.testkit.FhirClient;
import org.barsrouter.catalogue.testkit.FhirResources;
import org.barsrouter.catalogue.testkit.RunningCatalogue;
import org.barsrouter.catalogue.testkit.RunningCatalogue.Answer;
import org.barsrouter.schemas.avro.Attempt;
import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.avro.Kind;
import org.barsrouter.schemas.avro.Mode;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Change-sets that outlive the service, and those that wait for somebody else.
class ChangeSetsIT {
    private static final String OLD =
            "{\"product\":\"old\",\"managingOrganisation\":\"SUP1\",\"address\":\"https://old.example/FHIR\"}";
    private static final String NEW =
            "{\"product\":\"new\",\"managingOrganisation\":\"SUP2\",\"address\":\"https://new.example/FHIR\"}";
    private static final Instant AT = Instant.parse("2099-01-01T00:00:00Z");
    private static final String SWITCH =
            "{\"service\":\"2000099901\",\"from\":\"old/main\",\"to\":\"new/main\",\"at\":\""
                    + AT
                    + "\"}";

    private static final String THIRD =
            "{\"product\":\"third\",\"managingOrganisation\":\"SUP3\",\"address\":\"https://third.example/FHIR\"}";
    private static final Map<String, String> ID =
            Map.of("X-Request-Id", "22222222-2222-4222-8222-222222222222");

    @BeforeEach
    void empty() {
        Cluster.empty();
    }

    @Test
    void a_switch_is_explained_kept_over_a_restart_found_in_the_history_and_reverted() {
        String changeSet;
        try (RunningCatalogue service = RunningCatalogue.start()) {
            furnish(service);

            Answer done = service.command("switch-supplier", SWITCH, Map.of());

            assertThat(done.status()).as(done.text()).isEqualTo(200);
            assertThat(done.body().get("summary").asString())
                    .contains("1 service moves from old/main to new/main at 2099-01-01T00:00:00Z")
                    .contains("100.0 % of services")
                    .contains("No traffic was counted");
            assertThat(service.explained("2000099901").get("nextChange").asString())
                    .isEqualTo(AT.toString());
            changeSet = done.body().get("id").asString();
            assertThat(service.command("register-template", THIRD, ID).status()).isEqualTo(200);
        }
        try (RunningCatalogue service = RunningCatalogue.start()) {
            assertThat(service.command("register-template", THIRD, ID).status())
                    .as("a repeat of what was asked before the restart")
                    .isEqualTo(200);
            var later = service.get("/catalogue/v1/$explain?target=2000099901&at=" + AT).body();
            assertThat(later.get("address").asString()).isEqualTo("https://new.example/FHIR");
            var existing =
                    service.get("/catalogue/v1/$explain?op=existing&target=2000099901&at=" + AT)
                            .body();
            assertThat(existing.get("address").asString()).isEqualTo("https://old.example/FHIR");

            var history = service.get("/catalogue/v1/history?service=2000099901").body();
            assertThat(history.get("events").get(0).get("type").asString())
                    .isEqualTo("SupplierSwitchScheduled");
            assertThat(history.get("events").get(0).get("before").get("assignments")).hasSize(1);

            Answer reverted =
                    service.post(
                            "/catalogue/v1/change-sets/" + changeSet + "/revert",
                            "{\"reason\":\"it was a test\"}",
                            Map.of());
            assertThat(reverted.status()).as(reverted.text()).isEqualTo(200);
            assertThat(
                            service.get("/catalogue/v1/$explain?target=2000099901&at=" + AT)
                                    .body()
                                    .get("address")
                                    .asString())
                    .isEqualTo("https://old.example/FHIR");
            assertThat(
                            service.get("/catalogue/v1/change-sets/" + changeSet)
                                    .body()
                                    .get("state")
                                    .asString())
                    .isEqualTo("REVERTED");
        }
    }

    @Test
    void a_change_set_waits_for_a_second_person_and_can_be_explained_before_it_is_applied() {
        try (RunningCatalogue service =
                RunningCatalogue.start("--catalogue.changes.four-eyes=true")) {
            Answer alone = service.command("register-template", OLD, user("ann"));
            assertThat(alone.status()).isEqualTo(409);
            assertThat(alone.body().get("code").asString()).isEqualTo("CAT-050");

            String set =
                    "{\"reason\":\"a new service\",\"commands\":["
                            + named("register-template", OLD)
                            + ",{\"command\":\"register-service\",\"service\":\"2000099901\",\"providedBy\":\"PROV1\"}"
                            + ",{\"command\":\"assign-endpoint\",\"service\":\"2000099901\",\"template\":\"old/main\"}]}";
            Answer submitted = service.post("/catalogue/v1/change-sets", set, user("ann"));
            assertThat(submitted.status()).as(submitted.text()).isEqualTo(200);
            String id = submitted.body().get("id").asString();
            assertThat(service.explained("2000099901").get("outcome").asString())
                    .isEqualTo("UNKNOWN_SERVICE");
            assertThat(
                            service.get(
                                            "/catalogue/v1/$explain?target=2000099901&changeSet="
                                                    + id
                                                    + "&at="
                                                    + AT)
                                    .body()
                                    .get("outcome")
                                    .asString())
                    .isEqualTo("ROUTED");

            String path = "/catalogue/v1/change-sets/" + id;
            assertThat(service.post(path + "/apply", "", user("ann")).status()).isEqualTo(409);
            assertThat(
                            service.post(path + "/approve", "", user("ann"))
                                    .body()
                                    .get("code")
                                    .asString())
                    .isEqualTo("CAT-050");
            assertThat(service.post(path + "/approve", "", user("bob")).status()).isEqualTo(200);
            Answer applied = service.post(path + "/apply", "", user("ann"));
            assertThat(applied.status()).as(applied.text()).isEqualTo(200);
            assertThat(applied.body().get("phase").asString()).isEqualTo("applied, watched");
            assertThat(service.post(path + "/apply", "", user("ann")).body().get("code").asString())
                    .isEqualTo("CAT-051");
            assertThat(service.explained("2000099901").get("outcome").asString())
                    .isEqualTo("ROUTED");

            Instant after = Instant.parse(applied.body().get("effectiveFrom").asString());
            Cluster.publish(
                    List.of(
                            attempt("2000099901", after, Disposition.DELIVERED),
                            attempt("2000099901", after.plusMillis(1), Disposition.REJECTED),
                            attempt("2000099902", after.plusMillis(1), Disposition.REJECTED)));
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            assertThat(
                                            service.get(path)
                                                    .body()
                                                    .path("watch")
                                                    .path("sentence")
                                                    .asString(""))
                                    .contains("2 deliveries to 1 service, 1 failures"));
            aFhirWriteWaitsTheSameWay(service);
        }
    }

    private static void aFhirWriteWaitsTheSameWay(RunningCatalogue service) {
        FhirClient client = FhirClient.of(service, "SUP1", "Acorn");
        String body = FhirResources.template("Acorn", "https://acorn.example/bars");
        String search = "/Endpoint/$template?ConnectionType=hl7-fhir-rest&organization=SUP1";

        Answer waits =
                client.send("POST", "/Endpoint/$template", body, Map.of("NHSD-User-Id", "ann"));

        assertThat(waits.status()).as(waits.text()).isEqualTo(202);
        assertThat(waits.text()).contains("OperationOutcome", "a second person has to approve");
        assertThat(client.get(search).text()).doesNotContain("acorn.example");
        String set = waits.headers().firstValue("Content-Location").orElseThrow();
        assertThat(service.post(set + "/approve", "", user("ann")).status()).isEqualTo(409);
        assertThat(service.post(set + "/approve", "", user("bob")).status()).isEqualTo(200);
        assertThat(service.post(set + "/apply", "", user("bob")).status()).isEqualTo(200);
        assertThat(client.get(search).text()).contains("acorn.example");
    }

    private static ProducerRecord<String, SpecificRecord> attempt(
            String service, Instant at, Disposition disposition) {
        return Topics.ATTEMPTS.record(
                new Lane("old/main", 0),
                Attempt.newBuilder()
                        .setEnvironment(Environment.SANDBOX)
                        .setDeliveryId("m.1")
                        .setMessageId("m")
                        .setNumber(1)
                        .setKind(Kind.SUBMISSION)
                        .setMode(Mode.RELAY)
                        .setLane("old/main#0")
                        .setEndpointId("old/main")
                        .setTarget("https://fhir.nhs.uk/Id/dos-service-id|" + service)
                        .setRequestId("r")
                        .setCorrelationId("c")
                        .setStartedAt(at)
                        .setEndedAt(at)
                        .setClassification("DELIVERED")
                        .setBytesWritten(true)
                        .setIdsEchoed(true)
                        .setLate(false)
                        .setDisposition(disposition)
                        .build());
    }

    @Test
    void a_file_waits_for_a_second_person_and_is_carried_out_when_it_comes_again() {
        String file =
                """
                {"NHSD-Target-Identifier":{"https://fhir.nhs.uk/Id/dos-service-id":{
                "2000099931":"https://old.example/FHIR"}}}\
                """;
        Map<String, Object> wish = Map.of("targets", file, "apply", true, "actor", "ann");
        try (RunningCatalogue service =
                RunningCatalogue.start("--catalogue.changes.four-eyes=true")) {
            Answer waits = service.imports(wish, user("ann"));
            assertThat(waits.status()).as(waits.text()).isEqualTo(202);
            assertThat(waits.body().get("applied").asBoolean()).isFalse();
            assertThat(waits.body().get("waits").asString())
                    .contains("a second person has to agree");
            String id = waits.body().get("changeSetId").asString();
            assertThat(service.imports(wish, user("ann")).body().get("changeSetId").asString())
                    .as("impatience makes no second change-set")
                    .isEqualTo(id);

            String path = "/catalogue/v1/change-sets/" + id;
            assertThat(service.post(path + "/approve", "", user("ann")).status()).isEqualTo(409);
            Map<String, String> supplier = Map.of("NHSD-End-User-Organisation-ODS", "SUP2");
            assertThat(service.post(path + "/approve", "", supplier).status()).isEqualTo(403);
            assertThat(service.imports(wish, supplier).status()).isEqualTo(403);
            assertThat(service.post(path + "/approve", "", user("bob")).status()).isEqualTo(200);
            assertThat(service.explained("2000099931").get("outcome").asString())
                    .isEqualTo("UNKNOWN_SERVICE");
            assertThat(
                            service.post(path + "/apply", "", user("ann"))
                                    .body()
                                    .get("detail")
                                    .asString())
                    .contains("not the file", "./bars catalogue import");

            Answer applied = service.imports(wish, user("ann"));
            assertThat(applied.body().get("applied").asBoolean()).as(applied.text()).isTrue();
            assertThat(applied.body().get("changeSetId").asString()).isEqualTo(id);
            assertThat(service.explained("2000099931").get("outcome").asString())
                    .isEqualTo("ROUTED");
            assertThat(service.get(path).body().get("state").asString()).isEqualTo("APPLIED");

            assertThat(
                            service.post(
                                            path + "/revert",
                                            "{\"ack\":{\"removed\":1,\"repointed\":0}}",
                                            user("ann"))
                                    .status())
                    .isEqualTo(200);
            assertThat(service.get(path).body().get("state").asString()).isEqualTo("REVERTED");
        }
    }

    private static void furnish(RunningCatalogue service) {
        assertThat(service.command("register-template", OLD, Map.of()).status()).isEqualTo(200);
        assertThat(service.command("register-template", NEW, Map.of()).status()).isEqualTo(200);
        assertThat(
                        service.command(
                                        "register-service",
                                        "{\"service\":\"2000099901\",\"providedBy\":\"PROV1\"}",
                                        Map.of())
                                .status())
                .isEqualTo(200);
        assertThat(
                        service.command(
                                        "assign-endpoint",
                                        "{\"service\":\"2000099901\",\"template\":\"old/main\"}",
                                        Map.of())
                                .status())
                .isEqualTo(200);
    }

    private static String named(String command, String body) {
        return "{\"command\":\"" + command + "\"," + body.substring(1);
    }

    private static Map<String, String> user(String name) {
        Map<String, String> headers = new HashMap<>();
        headers.put("NHSD-End-User-Organisation-ODS", "X26");
        headers.put("NHSD-User-Id", name);
        return headers;
    }
}
