package org.barsrouter.console.page;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Times as the NHS writes them (NHS digital service manual, "Dates and times"), on the 24-hour
/// clock and in UK time.
public final class UkTime {
    /// What the clocks of operators show.
    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm", Locale.UK).withZone(ZONE);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm:ss", Locale.UK).withZone(ZONE);

    private UkTime() {}

    /// To the minute, such as `28 November 2026 at 14:05`.
    public static String minutes(Instant instant) {
        return MINUTES.format(instant);
    }

    /// An instant of an answer, to the minute; what is none stays as it is.
    public static String minutes(String instant) {
        return parsed(instant).map(UkTime::minutes).orElse(instant);
    }

    /// An instant of an answer, to the second; what is none stays as it is.
    public static String seconds(String instant) {
        return parsed(instant).map(SECONDS::format).orElse(instant);
    }

    /// How long it took from one instant of an answer to the other, such as `52 ms`; a dash when
    /// that is not known.
    public static String between(String from, String to) {
        return parsed(from)
                .flatMap(start -> parsed(to).map(end -> length(Duration.between(start, end))))
                .orElse("-");
    }

    /// A time span to two digits or so.
    public static String length(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        if (millis < 1_000) {
            return millis + " ms";
        }
        long seconds = millis / 1_000;
        if (seconds < 60) {
            return String.format(Locale.UK, "%.1f s", millis / 1000.0);
        }
        return seconds < 7_200
                ? "%d min %d s".formatted(seconds / 60, seconds % 60)
                : "%d h %d min".formatted(seconds / 3_600, seconds % 3_600 / 60);
    }

    /// The instant that a form's date and time mean, such as `2026-11-28T14:05`; empty when they
    /// are none.
    public static Optional<Instant> entered(String local) {
        try {
            return Optional.of(LocalDateTime.parse(local).atZone(ZONE).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> parsed(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
