package org.barsrouter.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.barsrouter.catalogue.testkit.Cluster;
import org.barsrouter.catalogue.testkit.FhirClient;
import org.barsrouter.catalogue.testkit.FhirResources;
import org.barsrouter.catalogue.testkit.RunningCatalogue;
import org.barsrouter.catalogue.testkit.RunningCatalogue.Answer;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Commands and change-sets over HTTP, against a real broker.
class ChangesIT {
    private static final String OLD =
            "{\"product\":\"old\",\"managingOrganisation\":\"SUP1\",\"address\":\"https://old.example/FHIR\"}";
    private static final String NEW =
            "{\"product\":\"new\",\"managingOrganisation\":\"SUP2\",\"address\":\"https://new.example/FHIR\"}";
    private static final Instant AT = Instant.parse("2099-01-01T00:00:00Z");
    private static final String SWITCH =
            "{\"service\":\"2000099901\",\"from\":\"old/main\",\"to\":\"new/main\",\"at\":\""
                    + AT
                    + "\"}";

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
        }
        try (RunningCatalogue service = RunningCatalogue.start()) {
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

    @Test
    void a_repeated_request_is_answered_alike_and_its_id_serves_nothing_else() {
        try (RunningCatalogue service = RunningCatalogue.start()) {
            Map<String, String> id = Map.of("X-Request-Id", "11111111-1111-4111-8111-111111111111");
            Answer first = service.command("register-template", OLD, id);
            Answer again = service.command("register-template", OLD, id);
            Answer other = service.command("register-template", NEW, id);

            assertThat(first.status()).isEqualTo(200);
            assertThat(again).isEqualTo(first);
            assertThat(other.body().get("code").asString()).isEqualTo("CAT-039");
            assertThat(service.get("/catalogue/v1/templates").body().get("templates")).hasSize(1);
        }
        try (RunningCatalogue service = RunningCatalogue.start()) {
            Map<String, String> id = Map.of("X-Request-Id", "11111111-1111-4111-8111-111111111111");
            assertThat(service.command("register-template", OLD, id).status()).isEqualTo(200);
        }
    }

    @Test
    void nobody_overwrites_what_somebody_else_has_written() {
        try (RunningCatalogue service = RunningCatalogue.start()) {
            furnish(service);
            String body = "{\"service\":\"2000099901\",\"name\":\"Ward 1\"}";

            Answer without = service.command("describe-service", body, Map.of());
            assertThat(without.status()).isEqualTo(428);
            Answer stale = service.command("describe-service", body, Map.of("If-Match", "W/\"1\""));
            assertThat(stale.status()).as(stale.text()).isEqualTo(412);
            assertThat(stale.body().get("version").asInt()).isEqualTo(2);
            assertThat(
                            service.command("describe-service", body, Map.of("If-Match", "W/\"2\""))
                                    .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void who_does_not_own_it_may_not_write_it() {
        try (RunningCatalogue service = RunningCatalogue.start()) {
            furnish(service);
            Map<String, String> supplier =
                    Map.of("NHSD-End-User-Organisation-ODS", "SUP2", "NHSD-Product-Id", "new");

            Answer stranger = service.command("switch-supplier", SWITCH, supplier);
            assertThat(stranger.status()).isEqualTo(403);
            assertThat(stranger.body().get("code").asString()).isEqualTo("CAT-021");
            Map<String, String> encoded =
                    Map.of(
                            "NHSD-End-User-Organisation",
                            Base64.getEncoder()
                                    .encodeToString(
                                            "{\"identifier\":[{\"value\":\"SUP2\"}]}"
                                                    .getBytes(StandardCharsets.UTF_8)));
            assertThat(service.command("switch-supplier", SWITCH, encoded).status()).isEqualTo(403);
            assertThat(
                            service.command(
                                            "switch-supplier",
                                            SWITCH,
                                            Map.of("NHSD-End-User-Organisation", "?"))
                                    .status())
                    .isEqualTo(400);

            assertThat(
                            service.command(
                                            "grant-management",
                                            "{\"service\":\"2000099901\",\"product\":\"new\"}",
                                            Map.of("NHSD-End-User-Organisation-ODS", "PROV1"))
                                    .status())
                    .isEqualTo(200);
            assertThat(service.command("switch-supplier", SWITCH, supplier).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_wrong_command_names_every_field_and_its_remedy() {
        try (RunningCatalogue service = RunningCatalogue.start()) {
            Answer answer =
                    service.command(
                            "switch-supplier",
                            "{\"service\":\"1\",\"at\":\"tomorrow\",\"dran\":\"P1D\"}",
                            Map.of());

            assertThat(answer.status()).isEqualTo(422);
            List<String> fields = new ArrayList<>();
            answer.body().get("issues").forEach(i -> fields.add(i.get("expression").asString()));
            assertThat(fields).containsExactlyInAnyOrder("to", "at", "dran");
            assertThat(service.command("no-such", "{}", Map.of()).status()).isEqualTo(422);
        }
    }

    @Test
    void a_proprietary_directory_is_registered_by_configuration() {
        try (RunningCatalogue service =
                RunningCatalogue.start(
                        "--bars.identifier-systems[0].system=https://directory.example/Id/clinic",
                        "--bars.identifier-systems[0].aliases[0]=clinic")) {
            assertThat(service.command("register-template", OLD, Map.of()).status()).isEqualTo(200);
            assertThat(
                            service.command(
                                            "register-service",
                                            "{\"service\":\"clinic|c-7\",\"name\":\"Clinic 7\"}",
                                            Map.of())
                                    .status())
                    .isEqualTo(200);
            assertThat(
                            service.command(
                                            "assign-endpoint",
                                            "{\"service\":\"clinic|c-7\",\"template\":\"old/main\"}",
                                            Map.of())
                                    .status())
                    .isEqualTo(200);

            assertThat(Cluster.committed(Topics.CATALOGUE_ROUTES).getLast().getServiceId())
                    .isEqualTo("https://directory.example/Id/clinic|c-7");
            assertThat(service.explained("clinic|c-7").get("outcome").asString())
                    .isEqualTo("ROUTED");
        }
    }

    @Test
    void of_many_writers_at_once_each_change_is_whole_and_the_chain_is_one() {
        try (RunningCatalogue service = RunningCatalogue.start()) {
            furnish(service);
            List<CompletableFuture<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                String product = "{\"service\":\"2000099901\",\"product\":\"p" + i + "\"}";
                answers.add(
                        CompletableFuture.supplyAsync(
                                () -> service.command("grant-management", product, Map.of())));
            }

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
            assertThat(
                            service.get("/catalogue/v1/service?target=2000099901")
                                    .body()
                                    .get("managedBy"))
                    .hasSize(16);
            String previous = null;
            for (var event : Cluster.committed(Topics.CATALOGUE_EVENTS)) {
                assertThat(event.getPreviousHash()).isEqualTo(previous);
                previous = event.getHash();
            }
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
