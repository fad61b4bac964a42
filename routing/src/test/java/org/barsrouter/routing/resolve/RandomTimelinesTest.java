package org.barsrouter.routing.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.routing.resolve.Timeline.at;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.resolve.RoutingDecision.Deliver;
import org.barsrouter.routing.resolve.RoutingDecision.Unroutable;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Route;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What holds for every route at every instant, on a thousand random ones.
class RandomTimelinesTest {
    private static final int ROUTES = 1_000;
    private static final int SECONDS = 130;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final Resolver resolver = new Resolver(Policy.defaults());

    @BeforeEach
    void say_the_seed() {
        System.out.println("seed " + seed);
    }

    @Test
    void there_are_never_two_winners() {
        forEachInstant((route, question) -> {
            List<Candidate> kept = kept(route, question);
            RoutingDecision decision = resolver.resolve(route, question);

            if (decision instanceof Deliver deliver) {
                assertThat(kept)
                        .as("seed %d", seed)
                        .filteredOn(c -> c.assignment().rank() <= deliver.assignment().rank())
                        .extracting(Candidate::assignment)
                        .containsExactly(deliver.assignment());
            }
        });
    }

    @Test
    void a_message_is_refused_only_with_a_reason_that_holds() {
        forEachInstant((route, question) -> {
            List<Candidate> kept = kept(route, question);

            if (resolver.resolve(route, question) instanceof Unroutable(Reason reason)
                    && route.active()
                    && !kept.isEmpty()) {
                assertThat(reason)
                        .as("seed %d", seed)
                        .isIn(Reason.AMBIGUOUS, Reason.NO_ASSIGNMENT_AT);
            }
        });
    }

    @Test
    void the_decision_depends_on_the_record_and_the_instant_only() {
        forEachInstant((route, question) -> {
            List<Assignment> shuffled = new ArrayList<>(route.assignments());
            Collections.shuffle(shuffled, random);
            Route.Service other =
                    new Route.Service(
                            route.id(),
                            route.active(),
                            route.providedBy(),
                            route.name(),
                            route.grantedProducts(),
                            route.takesBookingResponse(),
                            shuffled,
                            route.contentHash());

            assertThat(new Resolver(Policy.defaults()).resolve(other, question))
                    .as("seed %d", seed)
                    .isEqualTo(resolver.resolve(route, question));
        });
    }

    @Test
    void explain_decides_as_the_router_does() {
        forEachInstant((route, question) ->
                assertThat(resolver.explain(route, question).decision())
                        .as("seed %d", seed)
                        .isEqualTo(resolver.resolve(route, question)));
    }

    @Test
    void nothing_changes_before_the_next_change_and_something_does_then() {
        for (int i = 0; i < ROUTES; i++) {
            Route.Service route = Timeline.random(random);
            Question now = Question.bars(at(random.nextInt(SECONDS)));
            RoutingDecision decision = resolver.resolve(route, now);
            var next = resolver.explain(route, now).nextChange();

            for (int second = 0; second < SECONDS; second++) {
                Instant then = at(second);
                if (then.isAfter(now.at()) && then.isBefore(next.orElse(Instant.MAX))) {
                    assertThat(resolver.resolve(route, Question.bars(then)))
                            .as("seed %d, second %d", seed, second)
                            .isEqualTo(decision);
                }
            }
            next.ifPresent(change ->
                    assertThat(resolver.resolve(route, Question.bars(change)))
                            .as("seed %d", seed)
                            .isNotEqualTo(decision));
        }
    }

    @Test
    void the_random_routes_are_worth_the_test() {
        List<String> seen = new ArrayList<>();
        forEachInstant((route, question) ->
                seen.add(
                        switch (resolver.resolve(route, question)) {
                            case Deliver _ -> "DELIVER";
                            case Unroutable(Reason reason) -> reason.name();
                        }));

        assertThat(seen)
                .contains(
                        "DELIVER",
                        "AMBIGUOUS",
                        "SUSPENDED",
                        "TEMPLATE_SUSPENDED",
                        "TYPE_MISMATCH",
                        "SERVICE_INACTIVE",
                        "NOT_YET",
                        "EXPIRED",
                        "NO_ASSIGNMENT_AT");
    }

    private interface Check {
        void on(Route.Service route, Question question);
    }

    private void forEachInstant(Check check) {
        for (int i = 0; i < ROUTES; i++) {
            Route.Service route = Timeline.random(random);
            for (int second = 0; second < SECONDS; second += 7) {
                check.on(route, Question.bars(at(second)));
            }
        }
    }

    private List<Candidate> kept(Route.Service route, Question question) {
        return resolver.explain(route, question).candidates().stream()
                .filter(candidate -> candidate.dropped().isEmpty())
                .toList();
    }
}
