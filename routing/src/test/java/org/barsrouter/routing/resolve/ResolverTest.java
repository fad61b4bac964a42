package org.barsrouter.routing.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.barsrouter.routing.resolve.Timeline.assignment;
import static org.barsrouter.routing.resolve.Timeline.at;
import static org.barsrouter.routing.resolve.Timeline.between;
import static org.barsrouter.routing.resolve.Timeline.endpoint;
import static org.barsrouter.routing.resolve.Timeline.openFrom;
import static org.barsrouter.routing.resolve.Timeline.service;
import static org.barsrouter.routing.resolve.Timeline.suspended;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.routing.resolve.RoutingDecision.Deliver;
import org.barsrouter.routing.resolve.RoutingDecision.Unroutable;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.id.ServiceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResolverTest {
    private static final Instant NOW = at(50);

    private final Resolver resolver = new Resolver(Policy.defaults());

    @Test
    void a_service_goes_to_its_endpoint() {
        Assignment only = assignment(1, openFrom(0), endpoint("e"));

        assertThat(decide(service(only)))
                .isEqualTo(
                        new Deliver(
                                only,
                                only.endpoint().addresses().getFirst().url(),
                                new Lane("e", 0),
                                Policy.defaults(),
                                "hash"));
    }

    @Test
    void an_unknown_service_is_told_apart_from_an_unknown_system() {
        IdentifierSystems systems = IdentifierSystems.national();

        assertThat(Resolver.unknown(systems, new ServiceId(IdentifierSystems.DOS_SERVICE_ID, "1")))
                .isEqualTo(new Unroutable(Reason.UNKNOWN_SERVICE));
        assertThat(Resolver.unknown(systems, new ServiceId("https://elsewhere.test", "1")))
                .isEqualTo(new Unroutable(Reason.UNKNOWN_SYSTEM));
    }

    @Test
    void a_record_that_cannot_be_read_routes_nothing() {
        assertUnroutable(new Route.Corrupt("why"), Reason.CORRUPT);
    }

    @Test
    void an_alias_must_be_followed_before() {
        assertUnroutable(
                new Route.Alias(Timeline.ID, new ServiceId("s", "2")), Reason.UNKNOWN_SERVICE);
    }

    @Test
    void an_inactive_service_receives_nothing() {
        assertUnroutable(
                Timeline.inactive(assignment(1, openFrom(0), endpoint("e"))),
                Reason.SERVICE_INACTIVE);
    }

    @Test
    void a_service_without_assignments_has_no_endpoint() {
        assertUnroutable(service(), Reason.NO_ASSIGNMENT_AT);
    }

    @Test
    void an_assignment_of_tomorrow_is_not_yet() {
        assertUnroutable(service(assignment(1, openFrom(51), endpoint("e"))), Reason.NOT_YET);
    }

    @Test
    void an_assignment_of_yesterday_has_expired() {
        assertUnroutable(service(assignment(1, between(0, 50), endpoint("e"))), Reason.EXPIRED);
    }

    @Test
    void a_period_starts_with_its_first_instant_and_ends_before_its_last() {
        Route.Service service =
                service(
                        assignment(1, between(0, 50), endpoint("before")),
                        assignment(1, openFrom(50), endpoint("after")));

        assertThat(endpointAt(service, NOW.minusMillis(1))).isEqualTo("before");
        assertThat(endpointAt(service, NOW)).isEqualTo("after");
    }

    @Test
    void a_gap_that_will_end_is_not_yet() {
        assertUnroutable(
                service(
                        assignment(1, between(0, 40), endpoint("old")),
                        assignment(1, openFrom(60), endpoint("new"))),
                Reason.NOT_YET);
    }

    @Test
    void a_suspended_assignment_says_so() {
        assertUnroutable(
                service(
                        assignment(
                                1,
                                openFrom(0),
                                endpoint("e"),
                                List.of(suspended(between(40, 60))))),
                Reason.SUSPENDED);
        assertUnroutable(
                service(Timeline.switchedOff(assignment(1, openFrom(0), endpoint("e")))),
                Reason.SUSPENDED);
    }

    @Test
    void a_suspended_endpoint_says_so() {
        assertUnroutable(
                service(
                        assignment(
                                1,
                                openFrom(0),
                                endpoint("e", Endpoint.Status.SUSPENDED, List.of()))),
                Reason.TEMPLATE_SUSPENDED);
        assertUnroutable(
                service(
                        assignment(
                                1,
                                openFrom(0),
                                endpoint(
                                        "e",
                                        Endpoint.Status.ACTIVE,
                                        List.of(suspended(openFrom(50)))))),
                Reason.TEMPLATE_SUSPENDED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Endpoint.Status.class,
            names = {"ERROR", "OFF", "ENTERED_IN_ERROR", "TEST"})
    void an_endpoint_that_is_not_active_is_none(Endpoint.Status status) {
        assertUnroutable(
                service(assignment(1, openFrom(0), endpoint("e", status, List.of()))),
                Reason.NO_ASSIGNMENT_AT);
    }

    @Test
    void an_endpoint_of_another_kind_does_not_match() {
        Question careConnect =
                new Question(NOW, "hl7-fhir-rest", "careconnect", Question.Existing.NEW);

        assertThat(
                        resolver.resolve(
                                service(assignment(1, openFrom(0), endpoint("e"))), careConnect))
                .isEqualTo(new Unroutable(Reason.TYPE_MISMATCH));
    }

    @Test
    void the_best_rank_wins() {
        assertThat(
                        endpointAt(
                                service(
                                        assignment(2, openFrom(0), endpoint("second")),
                                        assignment(1, openFrom(0), endpoint("first"))),
                                NOW))
                .isEqualTo("first");
    }

    @Test
    void the_next_rank_steps_in_for_a_suspended_one() {
        assertThat(
                        endpointAt(
                                service(
                                        assignment(2, openFrom(0), endpoint("second")),
                                        assignment(
                                                1,
                                                openFrom(0),
                                                endpoint("first"),
                                                List.of(suspended(openFrom(0))))),
                                NOW))
                .isEqualTo("second");
    }

    @Test
    void two_of_the_best_rank_are_never_guessed_between() {
        assertUnroutable(
                service(
                        assignment(1, openFrom(0), endpoint("one")),
                        assignment(1, openFrom(0), endpoint("two")),
                        assignment(2, openFrom(0), endpoint("three"))),
                Reason.AMBIGUOUS);
    }

    @Test
    void two_of_a_worse_rank_do_no_harm() {
        assertThat(
                        endpointAt(
                                service(
                                        assignment(2, openFrom(0), endpoint("two")),
                                        assignment(2, openFrom(0), endpoint("three")),
                                        assignment(1, openFrom(0), endpoint("one"))),
                                NOW))
                .isEqualTo("one");
    }

    @Test
    void an_endpoint_without_an_address_yet_is_none() {
        Assignment early = assignment(1, openFrom(-100), endpoint("e"));

        assertThat(resolver.resolve(service(early), Question.bars(at(-1))))
                .isEqualTo(new Unroutable(Reason.NO_ASSIGNMENT_AT));
    }

    @Test
    void the_service_overrides_the_endpoint_which_overrides_the_default() {
        PolicyOverrides endpointsOwn =
                new PolicyOverrides.Builder()
                        .attemptTimeout(Duration.ofSeconds(10))
                        .maxInFlight(7)
                        .build();
        PolicyOverrides servicesOwn =
                new PolicyOverrides.Builder().attemptTimeout(Duration.ofSeconds(3)).build();
        Endpoint e = endpoint("e");
        Endpoint endpoint =
                new Endpoint(
                        e.id(),
                        e.productId(),
                        e.instance(),
                        e.connectionType(),
                        e.payloadType(),
                        null,
                        e.status(),
                        e.addresses(),
                        List.of(),
                        4,
                        endpointsOwn);
        Assignment assignment =
                new Assignment("a", 1, openFrom(0), true, List.of(), null, endpoint, servicesOwn);

        Deliver deliver = (Deliver) decide(service(assignment));

        assertThat(deliver.policy().attemptTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(deliver.policy().maxInFlight()).as("7 in four slices").isEqualTo(1);
        assertThat(deliver.policy().maxAge()).isEqualTo(Policy.defaults().maxAge());
        assertThat(deliver.lane()).isEqualTo(Lane.of("e", 4, Timeline.ID));
    }

    @Test
    void explain_names_every_candidate_and_the_next_change() {
        Route.Service service =
                service(
                        assignment(1, between(0, 60), endpoint("old")),
                        assignment(1, openFrom(60), endpoint("new")));

        Explanation explanation = resolver.explain(service, Question.bars(NOW));

        assertThat(explanation.candidates())
                .extracting(candidate -> candidate.assignment().endpoint().id(), Candidate::dropped)
                .containsExactly(
                        tuple("old", Optional.empty()), tuple("new", Optional.of(Reason.NOT_YET)));
        assertThat(explanation.nextChange()).contains(at(60));
    }

    @Test
    void an_instant_that_changes_nothing_is_no_change() {
        Route.Service service =
                service(
                        assignment(1, openFrom(0), endpoint("best")),
                        assignment(2, between(60, 70), endpoint("spare")));

        assertThat(resolver.explain(service, Question.bars(NOW)).nextChange()).isEmpty();
    }

    private void assertUnroutable(Route route, Reason reason) {
        assertThat(decide(route)).isEqualTo(new Unroutable(reason));
    }

    private RoutingDecision decide(Route route) {
        return resolver.resolve(route, Question.bars(NOW));
    }

    private String endpointAt(Route route, Instant at) {
        Deliver deliver = (Deliver) resolver.resolve(route, Question.bars(at));
        return deliver.assignment().endpoint().id();
    }
}
