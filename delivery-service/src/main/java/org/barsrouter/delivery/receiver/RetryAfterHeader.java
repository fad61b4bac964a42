package org.barsrouter.delivery.receiver;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Reads `Retry-After` (RFC 9110 section 10.2.3): seconds, or an HTTP date.
final class RetryAfterHeader {
    private static final long MOST_SECONDS = 86_400;

    private RetryAfterHeader() {}

    /// The wish from `now`; empty when the header cannot be read.
    static Optional<Duration> read(String value, Instant now) {
        String text = value.strip();
        try {
            if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                long seconds = text.length() > 9 ? MOST_SECONDS : Long.parseLong(text);
                return Optional.of(Duration.ofSeconds(Math.min(seconds, MOST_SECONDS)));
            }
            Instant date =
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Optional.of(date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
