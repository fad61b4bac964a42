package org.barsrouter.delivery.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.routing.policy.Policy.Backoff;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofMinutes(6));

    private final Breaker breaker =
            new Breaker(
                    new Breaker.Limits(
                            3, new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), 2.0)),
                    new Random(7));

    @Test
    void opens_after_the_last_of_so_many_failures_in_a_row() {
        fail(NOW);
        fail(NOW);
        assertThat(breaker.admit(NOW)).isInstanceOf(Admission.Admitted.class);

        fail(NOW);

        assertThat(breaker.admit(NOW)).isInstanceOf(Admission.Refused.class);
    }

    @Test
    void a_success_between_failures_starts_the_count_anew() {
        fail(NOW);
        fail(NOW);
        breaker.succeeded(sample(NOW, Optional.empty()));
        fail(NOW);
        fail(NOW);

        assertThat(breaker.wouldAdmit(NOW)).isTrue();
    }

    @Test
    void what_says_nothing_about_the_endpoint_does_not_count() {
        for (int i = 0; i < 10; i++) {
            breaker.answered(sample(NOW, Optional.empty()));
        }

        assertThat(breaker.wouldAdmit(NOW)).isTrue();
    }

    @Test
    void one_probe_goes_through_when_due_and_nobody_else() {
        open();

        assertThat(breaker.admit(LATER)).isInstanceOf(Admission.Admitted.class);
        assertThat(breaker.admit(LATER)).isInstanceOf(Admission.Refused.class);
        assertThat(breaker.state()).isInstanceOf(BreakerState.HalfOpen.class);
    }

    @Test
    void a_probe_that_succeeds_closes_it() {
        open();
        breaker.admit(LATER);

        breaker.succeeded(sample(LATER, Optional.empty()));

        assertThat(breaker.admit(LATER)).isInstanceOf(Admission.Admitted.class);
        assertThat(breaker.admit(LATER)).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void a_probe_that_is_answered_at_all_closes_it() {
        open();
        breaker.admit(LATER);

        breaker.answered(sample(LATER, Optional.empty()));

        assertThat(breaker.state()).isInstanceOf(BreakerState.Closed.class);
    }

    @Test
    void a_probe_that_fails_opens_it_again_for_longer_at_most() {
        open();
        breaker.admit(LATER);

        fail(LATER);

        assertThat(breaker.state())
                .isInstanceOfSatisfying(
                        BreakerState.Open.class,
                        open -> {
                            assertThat(open.openings()).isEqualTo(1);
                            assertThat(open.since()).isEqualTo(NOW);
                            assertThat(open.probeAt())
                                    .isBetween(LATER.plusMillis(500), LATER.plusMillis(2_000));
                        });
    }

    @Test
    void the_receivers_own_wish_wins() {
        fail(NOW);
        fail(NOW);
        breaker.failed(sample(NOW, Optional.of(Duration.ofSeconds(77))));

        assertThat(breaker.admit(NOW)).isEqualTo(new Admission.Refused(NOW.plusSeconds(77)));
    }

    @Test
    void a_probe_that_did_not_take_place_leaves_the_turn_to_the_next() {
        open();
        breaker.admit(LATER);

        breaker.probeAbandoned();

        assertThat(breaker.admit(LATER)).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void a_slow_answer_from_before_the_outage_does_not_end_it() {
        open();
        breaker.admit(LATER);

        breaker.succeeded(
                new AttemptSample(NOW, LATER, Classification.DELIVERED, Optional.empty()));

        assertThat(breaker.state()).isInstanceOf(BreakerState.HalfOpen.class);
    }

    @Test
    void a_probe_that_nobody_heard_of_again_does_not_keep_it_closed_for_ever() {
        open();
        breaker.admit(LATER);

        assertThat(breaker.wouldAdmit(LATER.plusSeconds(119))).isFalse();
        assertThat(breaker.wouldAdmit(LATER.plusSeconds(120))).isTrue();
    }

    @Test
    void a_suspect_is_probed_before_it_is_trusted() {
        breaker.suspect(NOW);

        assertThat(breaker.admit(NOW)).isInstanceOf(Admission.Admitted.class);
        assertThat(breaker.admit(NOW)).isInstanceOf(Admission.Refused.class);
    }

    private void open() {
        fail(NOW);
        fail(NOW);
        fail(NOW);
    }

    private void fail(Instant at) {
        breaker.failed(sample(at, Optional.empty()));
    }

    private static AttemptSample sample(Instant at, Optional<Duration> retryAfter) {
        return new AttemptSample(at, at, Classification.UNAVAILABLE, retryAfter);
    }
}
