package org.barsrouter.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UkTimeTest {
    @Test
    void times_are_written_as_the_nhs_does_on_the_24_hour_clock() {
        assertThat(UkTime.minutes("2026-11-28T14:05:59Z")).isEqualTo("28 November 2026 at 14:05");
        assertThat(UkTime.seconds("2026-11-08T04:05:09.9Z"))
                .isEqualTo("8 November 2026 at 04:05:09");
    }

    @Test
    void summer_is_an_hour_ahead() {
        assertThat(UkTime.minutes("2026-07-01T23:30:00Z")).isEqualTo("2 July 2026 at 00:30");
        assertThat(UkTime.entered("2026-07-01T10:00"))
                .contains(Instant.parse("2026-07-01T09:00:00Z"));
        assertThat(UkTime.entered("2026-12-01T10:00:30"))
                .contains(Instant.parse("2026-12-01T10:00:30Z"));
    }

    @Test
    void what_is_no_time_stays_as_it_is() {
        assertThat(UkTime.minutes("-")).isEqualTo("-");
        assertThat(UkTime.entered("yesterday")).isEmpty();
        assertThat(UkTime.between("", "2026-11-28T14:05:59Z")).isEqualTo("-");
    }

    @Test
    void spans_are_told_to_two_digits_or_so() {
        assertThat(UkTime.length(Duration.ofMillis(52))).isEqualTo("52 ms");
        assertThat(UkTime.length(Duration.ofMillis(5_040))).isEqualTo("5.0 s");
        assertThat(UkTime.length(Duration.ofSeconds(200))).isEqualTo("3 min 20 s");
        assertThat(UkTime.length(Duration.ofMinutes(150))).isEqualTo("2 h 30 min");
    }
}
