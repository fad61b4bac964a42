package org.barsrouter.catalogue.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.catalogue.testkit.Plans.NOW;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.barsrouter.catalogue.testkit.Plans;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.resolve.Question;
import org.barsrouter.routing.resolve.Reason;
import org.barsrouter.routing.resolve.Resolver;
import org.barsrouter.routing.resolve.RoutingDecision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random histories of imports, against what must hold of every timeline.
class TimelinePropertyTest {
    private static final int SERVICES = 4;
    private static final int IMPORTS = 40;
    private static final Resolver RESOLVER = new Resolver(Policy.defaults());

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void no_import_alters_a_past_instant_and_no_instant_has_two_winners(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Catalogue catalogue = Catalogue.empty();
        Instant now = NOW;
        for (int i = 0; i < IMPORTS; i++) {
            now = now.plusMillis(random.nextLong(1, 8_000));
            ChangeSet set = Plans.plan(catalogue, now, file(random));

            for (Instant past = NOW;
                    past.isBefore(set.effectiveFrom());
                    past = past.plusSeconds(3)) {
                assertThat(addresses(set.result(), past))
                        .as("seed %d, import %d, at %s", seed, i, past)
                        .isEqualTo(addresses(catalogue, past));
            }
            catalogue = set.result();
        }
        for (Instant at = NOW; at.isBefore(now.plusSeconds(20)); at = at.plusMillis(700)) {
            assertThat(reasons(catalogue, at))
                    .as("seed %d, at %s", seed, at)
                    .doesNotContain(Reason.AMBIGUOUS);
        }
    }

    private static String[] file(SplittableRandom random) {
        List<String> pairs = new ArrayList<>();
        for (int service = 0; service < SERVICES; service++) {
            int where = random.nextInt(4);
            if (where > 0) {
                pairs.add(Integer.toString(service));
                pairs.add("https://receiver-" + where + ".example");
            }
        }
        return pairs.toArray(String[]::new);
    }

    private static List<String> addresses(Catalogue catalogue, Instant at) {
        return decisions(catalogue, at).stream()
                .map(decision ->
                        decision instanceof RoutingDecision.Deliver deliver
                                ? deliver.address().toString()
                                : "none")
                .toList();
    }

    private static List<Reason> reasons(Catalogue catalogue, Instant at) {
        return decisions(catalogue, at).stream()
                .flatMap(decision ->
                        decision instanceof RoutingDecision.Unroutable(Reason reason)
                                ? Optional.of(reason).stream()
                                : Optional.<Reason>empty().stream())
                .toList();
    }

    private static List<RoutingDecision> decisions(Catalogue catalogue, Instant at) {
        List<RoutingDecision> decisions = new ArrayList<>();
        for (int service = 0; service < SERVICES; service++) {
            decisions.add(
                    catalogue
                            .service(Plans.dos(Integer.toString(service)))
                            .map(entry -> RESOLVER.resolve(entry.service(), Question.bars(at)))
                            .orElse(new RoutingDecision.Unroutable(Reason.UNKNOWN_SERVICE)));
        }
        return decisions;
    }
}
