package org.barsrouter.console.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.barsrouter.console.limit.SignInLimits.Try;
import org.junit.jupiter.api.Test;

class SignInLimitsTest {
    private static final Instant NOW = Instant.parse("2026-11-28T14:00:00Z");
    private static final Try ANN = new Try("ann", "10.0.0.1");

    private final SignInLimits limits = new SignInLimits();

    @Test
    void the_sixth_try_of_a_name_from_an_address_has_to_wait() {
        fail(ANN, 5);

        assertThat(limits.mayTry(ANN, NOW)).isFalse();
        assertThat(limits.mayTry(new Try("ann", "10.0.0.2"), NOW)).isTrue();
        assertThat(limits.mayTry(new Try("bob", "10.0.0.1"), NOW)).isTrue();
        assertThat(limits.mayTry(ANN, NOW.plus(SignInLimits.WINDOW).plusSeconds(1))).isTrue();
    }

    @Test
    void whoever_succeeds_starts_afresh() {
        fail(ANN, 4);
        limits.succeeded(ANN);
        fail(ANN, 4);

        assertThat(limits.mayTry(ANN, NOW)).isTrue();
    }

    @Test
    void an_address_that_tries_many_names_has_to_wait() {
        for (int i = 0; i < SignInLimits.OF_ADDRESS; i++) {
            limits.failed(new Try("name" + i, "10.0.0.1"), NOW);
        }

        assertThat(limits.mayTry(ANN, NOW)).isFalse();
        assertThat(limits.mayTry(new Try("ann", "10.0.0.2"), NOW)).isTrue();
    }

    @Test
    void a_name_that_is_tried_from_everywhere_has_to_wait() {
        for (int i = 0; i < SignInLimits.OF_NAME; i++) {
            limits.failed(new Try("ann", "10.0.1." + i), NOW);
        }

        assertThat(limits.mayTry(ANN, NOW)).isFalse();
    }

    @Test
    void a_name_that_looks_like_an_address_is_none() {
        fail(new Try("10.0.0.1", "x"), SignInLimits.OF_NAME);

        assertThat(limits.mayTry(ANN, NOW)).isTrue();
    }

    private void fail(Try attempt, int times) {
        for (int i = 0; i < times; i++) {
            limits.failed(attempt, NOW);
        }
    }
}
