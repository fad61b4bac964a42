package org.barsrouter.journal.run;

import java.time.Duration;
import java.time.Instant;

/// How many messages are due. What was not used for a while is not made up for: a run that was held
/// up goes on at its rate.
///
/// @param perSecond messages
/// @param last up to when it has been counted
public record RunPace(int perSecond, Instant last) {
    private static final Duration LONGEST = Duration.ofSeconds(1);

    /// So many may go now.
    public int due(Instant now) {
        Duration since = Duration.between(last, now);
        Duration counted = since.compareTo(LONGEST) > 0 ? LONGEST : since;
        return counted.isNegative() ? 0 : (int) (counted.toNanos() * perSecond / 1_000_000_000L);
    }

    /// So many have gone; what is left of a message is kept.
    public RunPace gone(int messages, Instant now) {
        Instant used = last.plusNanos(messages * 1_000_000_000L / perSecond);
        Instant oldest = now.minus(LONGEST);
        return new RunPace(perSecond, used.isBefore(oldest) ? oldest : used);
    }
}
