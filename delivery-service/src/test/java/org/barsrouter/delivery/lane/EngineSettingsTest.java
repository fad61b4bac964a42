package org.barsrouter.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.barsrouter.delivery.breaker.Breaker;
import org.barsrouter.routing.policy.Policy;
import org.junit.jupiter.api.Test;

class EngineSettingsTest {
    private static final long MEGABYTE = 1024 * 1024;
    private static final EngineSettings CONFIGURED =
            new EngineSettings(
                    256,
                    64,
                    2_000,
                    64 * MEGABYTE,
                    20_000,
                    Duration.ofSeconds(1),
                    new Breaker.Limits(5, Policy.defaults().backoff()));

    @Test
    void a_backlog_on_every_partition_fits_into_a_small_heap() {
        EngineSettings shared = CONFIGURED.sharing(256 * MEGABYTE, 12);

        assertThat(12L * shared.open() * 8 * 1024 + 12 * shared.openBytes())
                .isLessThan(256 * MEGABYTE / 2);
        assertThat(shared.open()).isGreaterThan(64);
    }

    @Test
    void a_large_heap_leaves_the_limits_as_configured() {
        assertThat(CONFIGURED.sharing(8_192 * MEGABYTE, 4)).isEqualTo(CONFIGURED);
    }

    @Test
    void however_small_the_heap_a_partition_goes_on() {
        assertThat(CONFIGURED.sharing(16 * MEGABYTE, 1_000).open()).isPositive();
        assertThat(CONFIGURED.sharing(16 * MEGABYTE, 1_000).openBytes()).isPositive();
    }
}
