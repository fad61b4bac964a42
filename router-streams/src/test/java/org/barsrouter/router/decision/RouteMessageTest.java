package org.barsrouter.router.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.resolve.Question.Existing;
import org.barsrouter.routing.resolve.Reason;
import org.barsrouter.routing.resolve.Resolver;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.refusal.Refusal;
import org.junit.jupiter.api.Test;

class RouteMessageTest {
    private static final Instant AT = Instant.parse("2026-05-01T10:00:00Z");
    private static final String SYSTEM = "https://directory.test/id";

    private final RouteMessage routing =
            new RouteMessage(
                    new Resolver(Policy.defaults()), new IdentifierSystems(Map.of(SYSTEM, SYSTEM)));

    @Test
    void a_target_that_is_not_a_service_id_is_malformed() {
        assertThat(routing.decide(asked("nothing"), Optional.empty()))
                .isEqualTo(new Verdict.Refuse(Reason.MALFORMED_TARGET, Refusal.TARGET_MALFORMED));
    }

    @Test
    void an_unknown_system_is_told_apart_from_an_unknown_service() {
        assertThat(routing.decide(asked("https://elsewhere.test|1"), Optional.empty()))
                .isEqualTo(new Verdict.Refuse(Reason.UNKNOWN_SYSTEM, Refusal.SYSTEM_UNKNOWN));
        assertThat(routing.decide(asked(SYSTEM + "|1"), Optional.empty()))
                .isEqualTo(new Verdict.Refuse(Reason.UNKNOWN_SERVICE, Refusal.SERVICE_UNKNOWN));
    }

    @Test
    void a_message_without_an_accept_by_is_never_too_late() {
        Asked late = new Asked(SYSTEM + "|1", AT, null, AT.plusSeconds(90_000));

        assertThat(routing.decide(late, Optional.empty())).isInstanceOf(Verdict.Refuse.class);
    }

    @Test
    void a_message_appended_too_late_is_dropped_whatever_its_route() {
        Asked late = new Asked(SYSTEM + "|1", AT, AT.plusSeconds(5), AT.plusMillis(5_001));

        assertThat(routing.decide(late, Optional.of(new Route.Corrupt("any"))))
                .isEqualTo(new Verdict.Drop());
    }

    @Test
    void a_change_of_what_the_receiver_has_is_told_by_its_method_or_its_reason() {
        assertThat(Asked.existing("POST", null)).isEqualTo(Existing.NEW);
        assertThat(Asked.existing("POST", "new")).isEqualTo(Existing.NEW);
        assertThat(Asked.existing("POST", "update")).isEqualTo(Existing.EXISTING);
        assertThat(Asked.existing("POST", "delete")).isEqualTo(Existing.EXISTING);
        assertThat(Asked.existing("PUT", null)).isEqualTo(Existing.EXISTING);
        assertThat(Asked.existing("DELETE", null)).isEqualTo(Existing.EXISTING);
    }

    private static Asked asked(String target) {
        return new Asked(target, AT, AT.plusSeconds(5), AT);
    }
}
