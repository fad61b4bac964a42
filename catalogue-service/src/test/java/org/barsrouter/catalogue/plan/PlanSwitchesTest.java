package org.barsrouter.catalogue.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.targets.Finding;
import org.barsrouter.catalogue.targets.SwitchesCsv;
import org.barsrouter.catalogue.targets.TrafficCsv;
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

class PlanSwitchesTest {
    private static final String HEADER = "ODSCode,ServiceId,OldProductId,NewProductId,SwitchDate\n";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final IdentifierSystems SYSTEMS = IdentifierSystems.national();
    private static final Endpoint A = endpoint("product-a", "main", "https://a.example");
    private static final Endpoint B = endpoint("product-b", "main", "https://b.example");
    private static final Catalogue CATALOGUE =
            Catalogue.of(
                    List.of(
                            service("2000099901", A),
                            service("2000099902", A),
                            service("2000099903", B)),
                    null);

    @Test
    void shows_where_messages_go_before_and_after_at_three_instants() {
        SwitchPlan plan =
                plan("ZZ901,2000099901,product-a,product-b,2026-07-01\n", "value,messages\n");

        assertThat(plan.fits()).isTrue();
        assertThat(String.join("\n", plan.report()))
                .isEqualTo(
                        """
                        product-a -> product-b: 1 services, 33.3 % of 3; traffic not known

                        https://fhir.nhs.uk/Id/dos-service-id|2000099901 at 2026-06-30T23:00:00Z (line 2)
                          now        https://a.example  (stays)
                          at switch  https://a.example  ->  https://b.example
                          +1 day     https://a.example  ->  https://b.example\
                        """);
    }

    @Test
    void a_group_has_its_share_of_the_traffic() {
        SwitchPlan plan =
                plan(
                        "ZZ901,2000099901,product-a,product-b,2026-07-01\nZZ901,2000099902,product-a,product-b,2026-07-02\n",
                        "value,messages\n2000099901,30\n2000099902,11\n2000099903,59\n");

        assertThat(plan.report().getFirst())
                .isEqualTo(
                        "product-a -> product-b: 2 services, 66.7 % of 3; 41.0 % of the traffic");
    }

    @Test
    void says_why_a_switch_cannot_be_done() {
        assertThat(problems("ZZ901,2000099909,product-a,product-b,2026-07-01"))
                .containsExactly("the catalogue does not have the service");
        assertThat(problems("ZZ901,2000099903,product-a,product-b,2026-07-01"))
                .containsExactly("at that instant it is with product product-b, not product-a");
        assertThat(problems("ZZ901,2000099901,product-a,product-x,2026-07-01"))
                .containsExactly("the catalogue has no endpoint of product product-x");
        assertThat(problems("ZZ901,2000099901,product-a,product-b,2026-06-01"))
                .containsExactly("the date has passed: a past instant is never altered");
    }

    @Test
    void warns_when_list_and_catalogue_name_another_provider() {
        assertThat(
                        plan(
                                        "ZZ999,2000099901,product-a,product-b,2026-07-01\n",
                                        "value,messages\n")
                                .switches()
                                .getFirst()
                                .warnings())
                .containsExactly("the catalogue says that ZZ901 provides it, the list says ZZ999");
    }

    @Test
    void a_day_begins_in_the_united_kingdom() {
        List<Instant> instants =
                SwitchesCsv.read(
                                HEADER
                                        + "Z,1,a,b,2026-12-01\nZ,2,a,b,2026-07-01T09:00\nZ,3,a,b,2026-07-01T09:00:00Z\n",
                                SYSTEMS)
                        .switches()
                        .stream()
                        .map(s -> s.at())
                        .toList();

        assertThat(instants)
                .containsExactly(
                        Instant.parse("2026-12-01T00:00:00Z"),
                        Instant.parse("2026-07-01T08:00:00Z"),
                        Instant.parse("2026-07-01T09:00:00Z"));
    }

    @Test
    void a_line_that_cannot_be_read_is_named() {
        List<Finding> findings =
                SwitchesCsv.read(
                                HEADER
                                        + "Z,1,a,b,soon\nZ,,a,b,2026-07-01\nZ,2,a,,2026-07-01\nZ,3,a,b,2026-07-01\nZ,3,a,b,2026-07-01\nZ,4\n",
                                SYSTEMS)
                        .findings();

        assertThat(findings)
                .extracting(finding -> finding.subject().place().line())
                .containsExactly(2, 3, 4, 6, 7);
    }

    private static List<String> problems(String line) {
        return plan(line + "\n", "value,messages\n").switches().getFirst().problems();
    }

    private static SwitchPlan plan(String lines, String traffic) {
        return new PlanSwitches(new Resolver(Policy.defaults()), CATALOGUE, NOW)
                .plan(
                        SwitchesCsv.read(HEADER + lines, SYSTEMS).switches(),
                        Map.copyOf(TrafficCsv.read(traffic, SYSTEMS).messages()));
    }

    private static Entry service(String value, Endpoint endpoint) {
        Assignment assignment =
                new Assignment(
                        "assignment-" + value,
                        1,
                        new Period(START, null),
                        true,
                        List.of(),
                        null,
                        endpoint,
                        PolicyOverrides.none());
        return new Entry(
                new Route.Service(
                        new ServiceId(IdentifierSystems.DOS_SERVICE_ID, value),
                        true,
                        "ZZ901",
                        null,
                        List.of(),
                        false,
                        List.of(assignment),
                        "hash"),
                1,
                Instant.EPOCH);
    }

    private static Endpoint endpoint(String product, String instance, String url) {
        return new Endpoint(
                product + "/" + instance,
                product,
                instance,
                "hl7-fhir-rest",
                "bars",
                null,
                Endpoint.Status.ACTIVE,
                List.of(new Endpoint.Address(START, URI.create(url))),
                List.of(),
                1,
                PolicyOverrides.none());
    }
}
