package org.barsrouter.harness.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What came of one seed.
///
/// @param violation the promise that was broken, if one was
/// @param counts what happened how often
/// @param lines what happened when, if it was wanted
/// @param digest the same for the same story
public record Story(
        long seed,
        Optional<String> violation,
        Map<Happening, Long> counts,
        List<String> lines,
        long digest) {

    public Story {
        counts = Map.copyOf(counts);
        lines = List.copyOf(lines);
    }

    public long count(Happening happening) {
        return counts.getOrDefault(happening, 0L);
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
