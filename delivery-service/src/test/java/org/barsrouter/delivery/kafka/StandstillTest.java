package org.barsrouter.delivery.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StandstillTest {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");

    private final Standstill standstill = new Standstill();

    @Test
    void a_process_that_ticks_does_not_stand_still() {
        for (int tick = 0; tick < 1_000; tick++) {
            assertThat(standstill.before(NOW.plusMillis(25L * tick))).isFalse();
        }
    }

    @Test
    void a_silence_that_may_have_cost_the_partition_is_noticed_once() {
        standstill.before(NOW);

        assertThat(standstill.before(NOW.plusSeconds(6))).isTrue();
        assertThat(standstill.before(NOW.plusSeconds(6).plusMillis(25))).isFalse();
    }

    @Test
    void a_clock_that_is_set_back_is_no_standstill() {
        standstill.before(NOW);

        assertThat(standstill.before(NOW.minusSeconds(30))).isFalse();
    }
}
