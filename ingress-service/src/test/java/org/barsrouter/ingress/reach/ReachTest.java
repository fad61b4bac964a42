package org.barsrouter.ingress.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReachTest {
    private static final Duration TICK = Duration.ofMillis(50);
    private final Reach reach = new Reach(Duration.ofMillis(700), TICK, 0);
    private long now;

    @Test
    void is_lost_after_the_silence_and_not_before() {
        assertThat(tickUntil(700, 0)).isTrue();
        assertThat(tickUntil(750, 0)).isFalse();
    }

    @Test
    void is_kept_by_any_sign_of_life() {
        tickUntil(700, 0);

        assertThat(tickUntil(1350, 650)).isTrue();
        assertThat(tickUntil(1400, 650)).isFalse();
    }

    @Test
    void comes_back_with_the_next_sign_of_life() {
        assertThat(tickUntil(2000, 0)).isFalse();

        assertThat(tickUntil(2050, 2040)).isTrue();
    }

    @Test
    void does_not_take_our_own_standstill_for_silence() {
        tickUntil(200, 150);

        assertThat(at(5000, 150)).isTrue();
        assertThat(tickUntil(5650, 150)).isTrue();
        assertThat(tickUntil(5800, 150)).isFalse();
    }

    private boolean tickUntil(long untilMillis, long signMillis) {
        boolean inReach = true;
        while (now < untilMillis) {
            inReach = at(now + TICK.toMillis(), signMillis);
        }
        return inReach;
    }

    private boolean at(long millis, long signMillis) {
        now = millis;
        return reach.at(
                Duration.ofMillis(millis).toNanos(), Duration.ofMillis(signMillis).toNanos());
    }
}
