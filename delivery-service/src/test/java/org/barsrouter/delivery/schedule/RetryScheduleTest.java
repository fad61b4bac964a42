package org.barsrouter.delivery.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.barsrouter.routing.policy.Policy.Backoff;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    private static final long SEED = 42;
    private static final Backoff BACKOFF =
            new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), 2.0);

    private final RandomGenerator random = new java.util.Random(SEED);

    @Test
    void waits_grow_up_to_the_longest_and_never_beyond() {
        for (int failures = 1; failures <= 40; failures++) {
            long ceiling = Math.min(300_000, 1_000L << Math.min(failures - 1, 30));
            int tried = failures;
            assertThat(IntStream.range(0, 200))
                    .allSatisfy(_ ->
                            assertThat(RetrySchedule.backoff(BACKOFF, tried, random).toMillis())
                                    .isBetween(500L, ceiling));
        }
    }

    @Test
    void waits_are_spread_over_the_whole_span() {
        List<Long> waits =
                IntStream.range(0, 2_000)
                        .mapToObj(_ -> RetrySchedule.backoff(BACKOFF, 20, random).toMillis())
                        .toList();

        assertThat(waits).as("seed %d", SEED).anyMatch(w -> w < 30_000).anyMatch(w -> w > 270_000);
    }

    @Test
    void a_slow_wait_is_near_the_longest() {
        assertThat(RetrySchedule.slow(BACKOFF, random))
                .isBetween(Duration.ofSeconds(150), Duration.ofMinutes(5));
    }

    @Test
    void a_receivers_wish_is_held_between_a_second_and_an_hour() {
        assertThat(RetrySchedule.wish(Duration.ZERO)).isEqualTo(Duration.ofSeconds(1));
        assertThat(RetrySchedule.wish(Duration.ofSeconds(90))).isEqualTo(Duration.ofSeconds(90));
        assertThat(RetrySchedule.wish(Duration.ofDays(1))).isEqualTo(Duration.ofHours(1));
    }
}
