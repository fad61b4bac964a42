package org.barsrouter.delivery.why;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Instants and times as people read them: 24 hours, UTC, to the second.
final class Times {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu HH:mm:ss 'UTC'", Locale.UK)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.UK).withZone(ZoneOffset.UTC);

    private Times() {}

    /// With the day, when it is another than now's.
    static String at(Instant instant, Instant now) {
        boolean today = DAY.format(instant).equals(DAY.format(now));
        return (today ? TIME : DAY_AND_TIME).format(instant);
    }

    /// `12 s`, `4 min 5 s`, `3 h 12 min`.
    static String span(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3_600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
    }
}
