package org.barsrouter.catalogue.certify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProbeBudgetTest {
    private static final Instant NOW = Instant.parse("2026-07-01T09:00:00Z");

    @Test
    void so_many_in_a_minute_and_then_one_waits_for_the_first_to_age() {
        ProbeBudget budget = new ProbeBudget(2, Duration.ofMinutes(1));

        assertThat(budget.take(NOW)).isEmpty();
        assertThat(budget.take(NOW.plusSeconds(10))).isEmpty();
        assertThat(budget.take(NOW.plusSeconds(20))).contains(Duration.ofSeconds(40));
        assertThat(budget.take(NOW.plusSeconds(60))).isEmpty();
        assertThat(budget.take(NOW.plusSeconds(61))).contains(Duration.ofSeconds(9));
    }
}
