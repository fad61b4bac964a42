package org.barsrouter.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.barsrouter.catalogue.testkit.Cluster;
import org.barsrouter.catalogue.testkit.RunningCatalogue;
import org.barsrouter.catalogue.testkit.RunningCatalogue.Answer;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Commands and change-sets over HTTP, against a real broker.
class ChangesIT {
    private static final String OLD =
            "{\"product\":\"old\",\"managingOrganisation\":\"SUP1\",\"address\":\"https://old.example/FHIR\"}";
    private static final String NEW =
            "{\"product\":\"new\",\"managingOrganisation\":\"SUP2\",\"address\":\"https://new.example/FHIR\"}";
    private static final Instant AT = Instant.parse("2099-01-01T00:00:00Z");
    private static final String OTHER =
            "{\"product\":\"other\",\"managingOrganisation\":\"SUP3\",\"address\":\"https://other.example/FHIR\"}";

    private static RunningCatalogue service;

    @BeforeAll
    static void start() {
        Cluster.empty();
        service =
                RunningCatalogue.start(
                        "--bars.identifier-systems[0].system=https://directory.example/Id/clinic",
                        "--bars.identifier-systems[0].aliases[0]=clinic");
        assertThat(service.command("register-template", OLD, Map.of()).status()).isEqualTo(200);
        assertThat(service.command("register-template", NEW, Map.of()).status()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a_repeated_request_is_answered_alike_and_its_id_serves_nothing_else() {
        Map<String, String> id = Map.of("X-Request-Id", "11111111-1111-4111-8111-111111111111");
        Answer first = service.command("register-template", OTHER, id);
        Answer again = service.command("register-template", OTHER, id);
        Answer other = service.command("register-template", NEW, id);

        assertThat(first.status()).isEqualTo(200);
        assertThat(again).isEqualTo(first);
        assertThat(other.body().get("code").asString()).isEqualTo("CAT-039");
    }

    @Test
    void nobody_overwrites_what_somebody_else_has_written() {
        register("2000099912");
        String body = "{\"service\":\"2000099912\",\"name\":\"Ward 1\"}";

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

    @Test
    void who_does_not_own_it_may_not_write_it() {
        register("2000099913");
        Map<String, String> supplier =
                Map.of("NHSD-End-User-Organisation-ODS", "SUP2", "NHSD-Product-Id", "new");

        Answer stranger = service.command("switch-supplier", switchOf("2000099913"), supplier);
        assertThat(stranger.status()).isEqualTo(403);
        assertThat(stranger.body().get("code").asString()).isEqualTo("CAT-021");
        Map<String, String> encoded =
                Map.of(
                        "NHSD-End-User-Organisation",
                        Base64.getEncoder()
                                .encodeToString(
                                        "{\"identifier\":[{\"value\":\"SUP2\"}]}"
                                                .getBytes(StandardCharsets.UTF_8)));
        assertThat(service.command("switch-supplier", switchOf("2000099913"), encoded).status())
                .isEqualTo(403);
        assertThat(
                        service.command(
                                        "switch-supplier",
                                        switchOf("2000099913"),
                                        Map.of("NHSD-End-User-Organisation", "?"))
                                .status())
                .isEqualTo(400);

        assertThat(
                        service.command(
                                        "grant-management",
                                        "{\"service\":\"2000099913\",\"product\":\"new\"}",
                                        Map.of("NHSD-End-User-Organisation-ODS", "PROV1"))
                                .status())
                .isEqualTo(200);
        assertThat(service.command("switch-supplier", switchOf("2000099913"), supplier).status())
                .isEqualTo(200);
    }

    @Test
    void a_wrong_command_names_every_field_and_its_remedy() {
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

    @Test
    void a_proprietary_directory_is_registered_by_configuration() {
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
        assertThat(service.explained("clinic|c-7").get("outcome").asString()).isEqualTo("ROUTED");
    }

    @Test
    void of_many_writers_at_once_each_change_is_whole_and_the_chain_is_one() {
        register("2000099916");
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String product = "{\"service\":\"2000099916\",\"product\":\"p" + i + "\"}";
            answers.add(
                    CompletableFuture.supplyAsync(
                            () -> service.command("grant-management", product, Map.of())));
        }

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
        assertThat(service.get("/catalogue/v1/service?target=2000099916").body().get("managedBy"))
                .hasSize(16);
        String previous = null;
        for (var event : Cluster.committed(Topics.CATALOGUE_EVENTS)) {
            assertThat(event.getPreviousHash()).isEqualTo(previous);
            previous = event.getHash();
        }
    }

    private static void register(String value) {
        assertThat(
                        service.command(
                                        "register-service",
                                        "{\"service\":\"" + value + "\",\"providedBy\":\"PROV1\"}",
                                        Map.of())
                                .status())
                .isEqualTo(200);
        assertThat(
                        service.command(
                                        "assign-endpoint",
                                        "{\"service\":\"" + value + "\",\"template\":\"old/main\"}",
                                        Map.of())
                                .status())
                .isEqualTo(200);
    }

    private static String switchOf(String value) {
        return "{\"service\":\""
                + value
                + "\",\"from\":\"old/main\",\"to\":\"new/main\",\"at\":\""
                + AT
                + "\"}";
    }
}
