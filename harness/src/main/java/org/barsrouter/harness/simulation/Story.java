package org.barsrouter.harness.simulation;

import java.util.List;
import java.util.Optional;

/// What came of one seed.
///
/// @param violation the promise that was broken, if one was
/// @param counts by the ordinal of {@link Happening}
/// @param lines what happened when, if it was wanted
/// @param digest the same for the same story
public record Story(
        long seed, Optional<String> violation, long[] counts, List<String> lines, long digest) {

    public Story {
        counts = counts.clone();
        lines = List.copyOf(lines);
    }

    @Override
    public long[] counts() {
        return counts.clone();
    }

    public long count(Happening happening) {
        return counts[happening.ordinal()];
    }

    /// The seed, what was broken, and the lines.
    public String text() {
        return "seed "
                + seed
                + ": "
                + violation.orElse("all promises held")
                + System.lineSeparator()
                + String.join(System.lineSeparator(), lines);
    }
}
