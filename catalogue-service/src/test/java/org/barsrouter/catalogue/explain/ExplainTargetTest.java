package org.barsrouter.catalogue.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.catalogue.testkit.Plans.NOW;
import static org.barsrouter.catalogue.testkit.Plans.dos;
import static org.barsrouter.catalogue.testkit.Plans.plan;

import java.time.Instant;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.identifier.IdentifierSystems.Spelling;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.resolve.Reason;
import org.barsrouter.routing.resolve.Resolver;
import org.barsrouter.routing.resolve.RoutingDecision.Unroutable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplainTargetTest {
    private static final Instant SWITCH = NOW.plusSeconds(65);

    private final ExplainTarget explain =
            new ExplainTarget(new Resolver(Policy.defaults()), IdentifierSystems.national());
    private final Catalogue catalogue =
            plan(
                            plan(Catalogue.empty(), NOW, "1", "https://a.example").result(),
                            NOW.plusSeconds(60),
                            "1",
                            "https://b.example")
                    .result();

    @Test
    void says_where_a_message_goes_and_when_that_changes() {
        Explained explained = ask("1", NOW);

        assertThat(explained.sentence())
                .matches(
                        "At 2026-07-01T09:00:00Z a message for https://fhir\\.nhs\\.uk/Id/dos-service-id\\|1 goes to https://a\\.example \\(endpoint a\\.example-.{4}, rank 1\\); this changes at 2026-07-01T09:01:05Z\\.");
        assertThat(explained.candidates())
                .extracting(Explained.Judged::rule)
                .containsExactly("kept", "NOT_YET");
    }

    @Test
    void says_it_for_another_instant() {
        assertThat(ask("1", SWITCH).candidates())
                .extracting(Explained.Judged::rule)
                .containsExactly("EXPIRED", "kept");
        assertThat(ask("1", SWITCH).sentence())
                .contains("https://b.example", "nothing is scheduled");
        assertThat(ask("1", NOW.minusMillis(1)).decision())
                .isEqualTo(new Unroutable(Reason.NOT_YET));
    }

    @Test
    void says_why_a_message_goes_nowhere() {
        assertThat(ask("2", NOW).sentence()).contains("the catalogue does not have the service");
        assertThat(ask("https://other.example|2", NOW).sentence())
                .contains("its identifier system is not registered");
    }

    @Test
    void a_bare_value_is_a_dos_service_id() {
        assertThat(explain.target(" 1 ").orElseThrow().id()).isEqualTo(dos("1"));
    }

    @Test
    void an_alias_is_read_and_said_to_be_one() {
        var target = explain.target("http://fhir.nhs.uk/Id/dos-service-id|1").orElseThrow();

        assertThat(target.id()).isEqualTo(dos("1"));
        assertThat(target.spelling()).isEqualTo(Spelling.ALIAS);
    }

    @Test
    void a_target_without_system_or_value_is_none() {
        assertThat(explain.target("")).isEmpty();
        assertThat(explain.target("|1")).isEmpty();
        assertThat(explain.target("tests|")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_reason_has_words(Reason reason) {
        assertThat(Words.of(reason)).isNotBlank();
    }

    private Explained ask(String target, Instant at) {
        return explain.explain(catalogue, explain.target(target).orElseThrow(), at);
    }
}
