package org.barsrouter.delivery.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");

    private final Pace pace = new Pace();
    private final TokenBucket bucket = new TokenBucket();

    @Test
    void a_receiver_that_comes_back_gets_one_then_twice_as_many_per_round_trip() {
        pace.restart();
        assertThat(pace.allowed(16)).isEqualTo(1);

        answers(1);
        assertThat(pace.allowed(16)).isEqualTo(2);
        answers(2);
        assertThat(pace.allowed(16)).isEqualTo(4);

        answers(12);
        assertThat(pace.isSlowed()).isFalse();
        assertThat(pace.allowed(16)).isEqualTo(16);
    }

    @Test
    void a_failure_on_the_way_up_halves_it_once_per_second() {
        pace.restart();
        answers(7);

        pace.failed(NOW);
        pace.failed(NOW.plusMillis(900));

        assertThat(pace.allowed(16)).isEqualTo(4);
        pace.failed(NOW.plusSeconds(1));
        assertThat(pace.allowed(16)).isEqualTo(2);
    }

    @Test
    void a_failure_at_full_pace_slows_nobody() {
        pace.failed(NOW);

        assertThat(pace.isSlowed()).isFalse();
    }

    @Test
    void a_throttling_receiver_gets_half_and_nothing_before_its_wish() {
        pace.throttled(NOW, 10, Optional.of(Duration.ofSeconds(30)));

        assertThat(pace.allowed(64)).isEqualTo(5);
        assertThat(pace.heldUntil(NOW.plusSeconds(29))).contains(NOW.plusSeconds(30));
        assertThat(pace.heldUntil(NOW.plusSeconds(30))).isEmpty();
    }

    /// The loop comes by when it can: a collection or a full hand makes it late.
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 3, 20, 100})
    void in_no_second_there_are_more_than_the_rate_and_its_twentieth_however_late_the_loop_is(
            double rate) {
        SplittableRandom random = new SplittableRandom(20);
        bucket.rate(OptionalDouble.of(rate), NOW);
        Deque<Instant> lastSecond = new ArrayDeque<>();
        Instant clock = NOW;
        for (int i = 0; i < 100_000; i++) {
            clock = clock.plusMillis(random.nextInt(100) == 0 ? random.nextInt(2_000) : 1);
            Instant ago = clock.minusSeconds(1);
            lastSecond.removeIf(taken -> !taken.isAfter(ago));
            if (bucket.hasToken(clock)) {
                bucket.take();
                lastSecond.add(clock);
            }
            assertThat(lastSecond.size())
                    .isLessThanOrEqualTo((int) (rate + Math.max(1, rate / 20)));
        }
    }

    @Test
    void twenty_per_second_are_twenty_in_each_second() {
        bucket.rate(OptionalDouble.of(20), NOW);

        assertThat(takenUntil(NOW.plusSeconds(1))).isEqualTo(20);
        assertThat(takenUntil(NOW.plusSeconds(2))).isEqualTo(20);
    }

    @Test
    void one_in_two_seconds_waits_for_its_time() {
        bucket.rate(OptionalDouble.of(0.5), NOW);
        bucket.take();

        assertThat(bucket.hasToken(NOW.plusMillis(1_999))).isFalse();
        assertThat(bucket.nextAt(NOW.plusMillis(1_999))).isEqualTo(NOW.plusSeconds(2));
        assertThat(bucket.hasToken(NOW.plusSeconds(2))).isTrue();
    }

    private Instant clock = NOW;

    private int takenUntil(Instant end) {
        int taken = 0;
        while (clock.isBefore(end)) {
            if (bucket.hasToken(clock)) {
                bucket.take();
                taken++;
            }
            clock = clock.plusMillis(5);
        }
        return taken;
    }

    private void answers(int number) {
        for (int i = 0; i < number; i++) {
            pace.succeeded(16);
        }
    }
}
