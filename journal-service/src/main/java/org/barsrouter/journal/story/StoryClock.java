package org.barsrouter.journal.story;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Says times of a story in UTC on a 24-hour clock, and the date only when it changes. One per
/// story: it remembers the date it said last.
final class StoryClock {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.UK);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private @Nullable LocalDate today;

    /// The time of something that happened: the story goes on from its date.
    String at(Instant instant) {
        String said = of(instant);
        today = utc(instant).toLocalDate();
        return said;
    }

    /// The time of something that may still come: the story's date stays.
    String of(Instant instant) {
        ZonedDateTime utc = utc(instant);
        return utc.toLocalDate().equals(today)
                ? TIME.format(utc)
                : TIME.format(utc) + " UTC on " + DATE.format(utc);
    }

    /// How long something took, to two digits or so: `52 ms`, `5.0 s`, `3 min 20 s`.
    static String length(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        if (millis < 1_000) {
            return millis + " ms";
        }
        return millis < 60_000
                ? String.format(Locale.UK, "%.1f s", millis / 1000.0)
                : "%d min %d s".formatted(millis / 60_000, millis % 60_000 / 1000);
    }

    private static ZonedDateTime utc(Instant instant) {
        return instant.atZone(ZoneOffset.UTC);
    }
}
