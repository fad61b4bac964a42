package org.barsrouter.catalogue.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.targets.Finding;
import org.barsrouter.catalogue.targets.Finding.Severity;
import org.barsrouter.catalogue.targets.Rule;
import org.barsrouter.catalogue.targets.Target;
import org.barsrouter.catalogue.targets.TargetsJson;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.routing.resolve.Resolver;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Period;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.id.ServiceId;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant AT = Instant.parse("2026-07-01T00:00:00Z");
    private static final ServiceId SERVICE =
            new ServiceId(IdentifierSystems.DOS_SERVICE_ID, "2000099901");
    private static final String A = "https://receiver-a.example/FHIR/R4";
    private static final String B = "https://receiver-b.example/FHIR/R4";

    @Test
    void says_nothing_when_every_service_comes_out_as_the_file_says() {
        assertThat(replayed(B, assignment("1", B, Endpoint.Status.ACTIVE))).isEmpty();
    }

    @Test
    void v1_another_address_keeps_the_import_out() throws IOException {
        String fixture = Files.readString(Path.of("src/test/resources/rules/V1-after.json"));
        String url = TargetsJson.read(fixture).rows().getFirst().url();

        fails(
                replayed(url, assignment("1", A, Endpoint.Status.ACTIVE)),
                "2000099901 would go to " + A + ", the file says " + B + ".");
    }

    @Test
    void v1_two_winners_keep_the_import_out() {
        fails(
                replayed(
                        A,
                        assignment("1", A, Endpoint.Status.ACTIVE),
                        assignment("2", B, Endpoint.Status.ACTIVE)),
                "2000099901 would not be routed, because two assignments have the same rank, and none is guessed.");
    }

    @Test
    void v1_a_service_that_is_not_there_keeps_the_import_out() {
        assertThat(
                        new Replay(new Resolver(Policy.defaults()))
                                .findings(Catalogue.empty(), List.of(target(A)), AT))
                .singleElement()
                .extracting(Finding::what)
                .isEqualTo("2000099901 would not be in the catalogue at all.");
    }

    @Test
    void a_suspension_on_purpose_is_a_warning() {
        assertThat(replayed(A, assignment("1", A, Endpoint.Status.SUSPENDED)))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.WARNING);
    }

    private static void fails(List<Finding> findings, String what) {
        assertThat(findings)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(Rule.V1);
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.what()).isEqualTo(what);
                    assertThat(finding.remedy()).contains("catalogue explain 2000099901");
                });
    }

    private static List<Finding> replayed(String file, Assignment... assignments) {
        Route.Service service =
                new Route.Service(
                        SERVICE, true, null, null, List.of(), false, List.of(assignments), "hash");
        Catalogue catalogue = Catalogue.of(List.of(new Entry(service, 1, Instant.EPOCH)), null);
        return new Replay(new Resolver(Policy.defaults()))
                .findings(catalogue, List.of(target(file)), AT);
    }

    private static Target target(String url) {
        return new Target(SERVICE, URI.create(url));
    }

    private static Assignment assignment(String id, String url, Endpoint.Status status) {
        Endpoint endpoint =
                new Endpoint(
                        "endpoint-" + id,
                        "product",
                        "main",
                        "hl7-fhir-rest",
                        "bars",
                        null,
                        status,
                        List.of(new Endpoint.Address(START, URI.create(url))),
                        List.of(),
                        1,
                        PolicyOverrides.none());
        return new Assignment(
                id,
                1,
                new Period(START, null),
                true,
                List.of(),
                null,
                endpoint,
                PolicyOverrides.none());
    }
}
