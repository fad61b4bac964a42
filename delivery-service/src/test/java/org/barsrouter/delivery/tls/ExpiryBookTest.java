package org.barsrouter.delivery.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.barsrouter.delivery.tls.ExpiryBook.Notice;
import org.junit.jupiter.api.Test;

class ExpiryBookTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);

    private final ExpiryBook book = new ExpiryBook(List.of(WEEK, DAY));

    @Test
    void speaks_once_at_each_threshold() {
        Instant end = NOW.plus(Duration.ofDays(8));
        assertThat(book.seen("host", end)).isTrue();

        assertThat(book.due(NOW)).isEmpty();
        assertThat(book.due(NOW.plus(DAY))).containsExactly(new Notice("host", end, WEEK));
        assertThat(book.due(NOW.plus(Duration.ofDays(2)))).isEmpty();
        assertThat(book.due(end.minusSeconds(1))).containsExactly(new Notice("host", end, DAY));
        assertThat(book.due(end.plus(DAY))).isEmpty();
    }

    @Test
    void one_that_is_over_already_is_told_at_the_tightest_threshold_only() {
        Instant end = NOW.minusSeconds(1);
        book.seen(ExpiryBook.OWN, end);

        assertThat(book.due(NOW)).containsExactly(new Notice(ExpiryBook.OWN, end, DAY));
        assertThat(book.due(NOW)).isEmpty();
    }

    @Test
    void a_new_certificate_starts_again() {
        book.seen("host", NOW.plus(DAY));
        book.due(NOW);
        Instant end = NOW.plus(Duration.ofDays(5));

        assertThat(book.seen("host", end)).isFalse();
        assertThat(book.end("host")).contains(end);
        assertThat(book.due(NOW)).containsExactly(new Notice("host", end, WEEK));
    }
}
