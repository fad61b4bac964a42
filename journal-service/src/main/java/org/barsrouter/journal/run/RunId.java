package org.barsrouter.journal.run;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names a replay run, short enough to be read out: when it was ordered, and four hex digits.
///
/// @param value such as `20261128-103012-7fa3`
public record RunId(String value) {
    private static final Pattern FORM = Pattern.compile("\\d{8}-\\d{6}-[0-9a-f]{4}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    public RunId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("this is no id of a replay run");
        }
    }

    /// The id of a run that is ordered now.
    ///
    /// @param salt tells runs of the same second apart; its lowest 16 bits count
    public static RunId of(Instant ordered, int salt) {
        return new RunId("%s-%04x".formatted(TIME.format(ordered), salt & 0xFFFF));
    }

    public static Optional<RunId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new RunId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
