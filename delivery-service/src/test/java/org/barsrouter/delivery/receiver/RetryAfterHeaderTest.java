package org.barsrouter.delivery.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterHeaderTest {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");

    @Test
    void seconds_and_dates_are_read() {
        assertThat(RetryAfterHeader.read(" 120 ", NOW)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfterHeader.read("Thu, 01 Jan 2026 10:02:00 GMT", NOW))
                .contains(Duration.ofMinutes(2));
    }

    @Test
    void a_date_in_the_past_is_now_and_a_huge_number_a_day() {
        assertThat(RetryAfterHeader.read("Thu, 01 Jan 2026 09:00:00 GMT", NOW))
                .contains(Duration.ZERO);
        assertThat(RetryAfterHeader.read("99999999999999999999", NOW)).contains(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "٣"})
    void anything_else_is_no_wish(String value) {
        assertThat(RetryAfterHeader.read(value, NOW)).isEmpty();
    }
}
