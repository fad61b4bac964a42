package org.barsrouter.routing.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.routing.resolve.Timeline.assignment;
import static org.barsrouter.routing.resolve.Timeline.at;
import static org.barsrouter.routing.resolve.Timeline.endpoint;
import static org.barsrouter.routing.resolve.Timeline.service;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.resolve.RoutingDecision.Deliver;
import org.barsrouter.routing.resolve.RoutingDecision.Unroutable;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Period;
import org.barsrouter.routing.route.Route;
import org.barsrouter.routing.route.Suspension;
import org.barsrouter.routing.route.Technical;
import org.junit.jupiter.api.Test;

class DrainAndFallbackTest {
    private static final Instant SWITCH = at(50);
    private static final Instant DRAINED = at(90);

    private final Resolver resolver = new Resolver(Policy.defaults());
    private final Assignment old =
            assignment(1, new Period(at(0), SWITCH), endpoint("old")).drainingUntil(DRAINED);
    private final Assignment next = assignment(1, new Period(SWITCH, null), endpoint("new"));

    @Test
    void new_bookings_follow_the_new_supplier_and_changes_of_earlier_ones_the_old() {
        Route.Service service = service(old, next);

        assertThat(answer(service, Question.bars(SWITCH))).isEqualTo("new by RANK");
        assertThat(answer(service, Question.bars(SWITCH).onExisting())).isEqualTo("old by DRAIN");
        assertThat(answer(service, Question.bars(at(49)).onExisting())).isEqualTo("old by RANK");
    }

    @Test
    void a_drain_ends() {
        Route.Service service = service(old, next);

        assertThat(answer(service, Question.bars(at(89)).onExisting())).isEqualTo("old by DRAIN");
        assertThat(answer(service, Question.bars(DRAINED).onExisting())).isEqualTo("new by RANK");
    }

    @Test
    void what_is_known_to_be_held_by_the_new_supplier_goes_there_while_the_old_one_drains() {
        Question held = Question.bars(at(60)).heldBy(next.id());

        assertThat(answer(service(old, next), held)).isEqualTo("new by AFFINITY");
        assertThat(answer(service(old, next), Question.bars(at(60)).heldBy("gone")))
                .isEqualTo("old by DRAIN");
    }

    @Test
    void of_two_that_drain_the_last_one_keeps_what_it_was_given() {
        Assignment first =
                assignment(1, new Period(at(0), at(20)), endpoint("first")).drainingUntil(DRAINED);
        Assignment second =
                assignment(1, new Period(at(20), SWITCH), endpoint("second"))
                        .drainingUntil(DRAINED);

        assertThat(answer(service(first, second, next), Question.bars(at(60)).onExisting()))
                .isEqualTo("second by DRAIN");
    }

    @Test
    void nobody_else_is_asked_for_what_a_suspended_supplier_holds() {
        Assignment suspended =
                old.suspended(List.of(new Suspension(new Period(SWITCH, null), "outage")));

        assertThat(answer(service(suspended, next), Question.bars(at(60)).onExisting()))
                .isEqualTo("SUSPENDED");
        assertThat(answer(service(suspended, next), Question.bars(at(60))))
                .isEqualTo("new by RANK");
    }

    @Test
    void the_end_of_a_drain_is_a_change_of_the_answer() {
        assertThat(
                        resolver.explain(service(old, next), Question.bars(at(60)).onExisting())
                                .nextChange())
                .contains(DRAINED);
    }

    @Test
    void a_lower_rank_takes_over_only_from_what_is_known_to_be_down() {
        Route.Service service =
                service(
                        assignment(1, new Period(at(0), null), endpoint("first")),
                        assignment(2, new Period(at(0), null), endpoint("second")));
        Question now = Question.bars(at(60));

        assertThat(answer(service, now)).isEqualTo("first by RANK");
        assertThat(answer(service, now.knowing(Set.of("first")::contains)))
                .isEqualTo("second by FALLBACK");
        assertThat(answer(service, now.knowing(_ -> true))).isEqualTo("first by RANK");
        assertThat(resolver.explain(service, now.knowing(Set.of("first")::contains)).candidates())
                .extracting(candidate -> candidate.dropped().map(Enum::name).orElse("kept"))
                .containsExactly("UNHEALTHY", "kept");
    }

    @Test
    void what_is_held_stays_where_it_is_however_that_is() {
        Question now = Question.bars(at(60)).onExisting().knowing(Set.of("old")::contains);

        assertThat(answer(service(old, next), now)).isEqualTo("old by DRAIN");
    }

    @Test
    void a_version_that_is_not_served_is_refused() {
        Endpoint bars13 = versions(endpoint("e"), "1.3");
        Route.Service service = service(assignment(1, new Period(at(0), null), bars13));

        assertThat(answer(service, Question.bars(at(1)).inVersion("1.3.0"))).isEqualTo("e by RANK");
        assertThat(answer(service, Question.bars(at(1)).inVersion("1.4.0")))
                .isEqualTo("VERSION_UNSUPPORTED");
        assertThat(answer(service, Question.bars(at(1)))).isEqualTo("e by RANK");
    }

    @Test
    void a_suspended_supplier_is_told_apart_from_a_suspended_endpoint() {
        Endpoint endpoint =
                endpoint(
                        "e",
                        Endpoint.Status.ACTIVE,
                        List.of(
                                new Suspension(new Period(at(10), null), "works"),
                                new Suspension(
                                        new Period(at(20), null),
                                        "outage",
                                        Suspension.Cause.SUPPLIER)));
        Route.Service service = service(assignment(1, new Period(at(0), null), endpoint));

        assertThat(answer(service, Question.bars(at(15)))).isEqualTo("TEMPLATE_SUSPENDED");
        assertThat(answer(service, Question.bars(at(25)))).isEqualTo("SUPPLIER_INACTIVE");
    }

    @Test
    void a_service_takes_no_part_for_a_time() {
        Route.Service whole = service(assignment(1, new Period(at(0), null), endpoint("e")));
        Route.Service paused =
                new Route.Service(
                        whole.id(),
                        true,
                        null,
                        null,
                        List.of(),
                        false,
                        whole.assignments(),
                        "hash",
                        List.of(),
                        List.of(new Suspension(new Period(at(10), at(20)), "closed")));

        assertThat(answer(paused, Question.bars(at(9)))).isEqualTo("e by RANK");
        assertThat(answer(paused, Question.bars(at(10)))).isEqualTo("SERVICE_INACTIVE");
        assertThat(answer(paused, Question.bars(at(20)))).isEqualTo("e by RANK");
        assertThat(resolver.explain(paused, Question.bars(at(9))).nextChange()).contains(at(10));
    }

    private String answer(Route.Service service, Question question) {
        return switch (resolver.resolve(service, question)) {
            case Deliver deliver ->
                    deliver.assignment().endpoint().id() + " by " + deliver.via().name();
            case Unroutable(Reason reason) -> reason.name();
        };
    }

    private static Endpoint versions(Endpoint old, String... versions) {
        return new Endpoint(
                old.id(),
                old.productId(),
                old.instance(),
                old.connectionType(),
                old.payloadType(),
                null,
                old.status(),
                old.addresses(),
                old.suspensions(),
                old.slices(),
                old.policy(),
                new Technical("4.0.1", Technical.AddressKind.URL, "bars-mtls", List.of(versions)));
    }
}
