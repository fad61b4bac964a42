package org.barsrouter.ingress.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.barsrouter.ingress.client.Allowance;
import org.barsrouter.ingress.fixture.Registered;
import org.junit.jupiter.api.Test;

class UsageTest {
    private static final Instant T = Instant.parse("2026-03-01T10:00:00Z");
    private static final Allowance TEN = new Allowance(10, null);

    private final Usage usage = new Usage();

    @Test
    void a_second_of_calls_may_come_at_once_and_the_next_when_it_has_filled() {
        for (int i = 0; i < 10; i++) {
            assertThat(usage.take(TEN, T)).isInstanceOf(Taken.Granted.class);
        }

        assertThat(usage.take(TEN, T)).isEqualTo(new Taken.TooFast(Duration.ofMillis(100)));
        assertThat(usage.take(TEN, T.plusMillis(99))).isInstanceOf(Taken.TooFast.class);
        assertThat(usage.take(TEN, T.plusMillis(100))).isInstanceOf(Taken.Granted.class);
    }

    @Test
    void a_long_silence_fills_no_more_than_a_second() {
        usage.take(TEN, T);

        Instant later = T.plus(Duration.ofDays(400));
        for (int i = 0; i < 10; i++) {
            assertThat(usage.take(TEN, later)).isInstanceOf(Taken.Granted.class);
        }
        assertThat(usage.take(TEN, later)).isInstanceOf(Taken.TooFast.class);
    }

    @Test
    void a_clock_that_goes_back_grants_nothing() {
        for (int i = 0; i < 10; i++) {
            usage.take(TEN, T);
        }

        assertThat(usage.take(TEN, T.minusSeconds(60))).isInstanceOf(Taken.TooFast.class);
    }

    @Test
    void a_quota_is_of_one_day_in_utc_and_what_was_refused_is_not_counted() {
        Allowance two = new Allowance(1, 2L);
        Instant evening = Instant.parse("2026-03-01T23:59:00Z");

        assertThat(usage.take(two, evening)).isInstanceOf(Taken.Granted.class);
        assertThat(usage.take(two, evening)).isInstanceOf(Taken.TooFast.class);
        assertThat(usage.take(two, evening.plusSeconds(10))).isInstanceOf(Taken.Granted.class);
        assertThat(usage.take(two, evening.plusSeconds(20)))
                .isEqualTo(new Taken.QuotaUsed(Duration.ofSeconds(40)));
        assertThat(usage.take(two, evening.plusSeconds(60))).isInstanceOf(Taken.Granted.class);
    }

    @Test
    void instances_share_what_an_application_has() {
        Usages quarter = new Usages(4);
        int granted = 0;
        for (int i = 0; i < 100; i++) {
            granted += quarter.take(Registered.with(TEN), T) instanceof Taken.Granted ? 1 : 0;
        }

        assertThat(granted).isEqualTo(2);
    }

    @Test
    void never_grants_more_than_the_rate_and_one_second_of_it_and_never_less_to_a_patient_caller() {
        long seed = 42L;
        Random random = new Random(seed);
        for (int story = 0; story < 200; story++) {
            Usage told = new Usage();
            Allowance allowance = new Allowance(1 + random.nextInt(50), null);
            Instant now = T;
            long granted = 0;
            for (int i = 0; i < 300; i++) {
                switch (told.take(allowance, now)) {
                    case Taken.Granted _ -> granted++;
                    case Taken.TooFast(Duration after) -> {
                        assertThat(told.take(allowance, now.plus(after)))
                                .as("seed %d, story %d", seed, story)
                                .isInstanceOf(Taken.Granted.class);
                        granted++;
                        now = now.plus(after);
                    }
                    case Taken.QuotaUsed _ -> throw new AssertionError("there is no quota");
                }
                now = now.plusNanos(random.nextInt(80_000_000));
            }
            double seconds = Duration.between(T, now).toNanos() / 1e9;

            assertThat((double) granted)
                    .as("seed %d, story %d", seed, story)
                    .isLessThanOrEqualTo(allowance.perSecond() * (seconds + 1) + 1);
        }
    }

    @Test
    void retry_after_is_in_whole_seconds_and_never_zero() {
        assertThat(Taken.retryAfter(Duration.ofNanos(1))).isEqualTo("1");
        assertThat(Taken.retryAfter(Duration.ofSeconds(1))).isEqualTo("1");
        assertThat(Taken.retryAfter(Duration.ofMillis(1001))).isEqualTo("2");
    }
}
