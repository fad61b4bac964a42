package org.barsrouter.harness.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/// Says where a measurement is and how long it will take.
final class Progress {
    private final InstantSource clock;
    private final Instant start;
    private final Duration expected;

    /// @param expected how long it will take, roughly
    Progress(InstantSource clock, Duration expected) {
        this.clock = clock;
        this.start = clock.instant();
        this.expected = expected;
    }

    void say(String sentence) {
        Duration gone = Duration.between(start, clock.instant());
        long left = Math.max(0, expected.minus(gone).toMinutes());
        System.out.printf(
                Locale.ROOT,
                "[%d:%02d, about %d min left] %s%n",
                gone.toMinutes(),
                gone.toSecondsPart(),
                left,
                sentence);
    }
}
