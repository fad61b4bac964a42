package org.barsrouter.harness.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What happened in a story: always counted, written down when somebody wants to read it.
final class Chronicle {
    private final Timeline timeline;
    private final Detail detail;
    private final Map<Happening, Long> counts = new EnumMap<>(Happening.class);
    private final List<String> lines = new ArrayList<>();
    private long digest = 17;

    /// How much is kept.
    enum Detail {
        COUNTS,
        STORY
    }

    Chronicle(Timeline timeline, Detail detail) {
        this.timeline = timeline;
        this.detail = detail;
    }

    void count(Happening happening) {
        counts.merge(happening, 1L, Long::sum);
        digest = digest * 31 + happening.name().hashCode();
        digest = digest * 31 + timeline.sinceStart().toMillis();
    }

    /// Writes a line of the parts' texts.
    void line(Object... parts) {
        if (detail == Detail.COUNTS) {
            return;
        }
        StringBuilder text = new StringBuilder();
        long millis = timeline.sinceStart().toMillis();
        text.append(String.format("%5d.%03d  ", millis / 1000, millis % 1000));
        for (Object part : parts) {
            text.append(part);
        }
        lines.add(text.toString());
    }

    List<String> lines() {
        return lines;
    }

    Map<Happening, Long> counts() {
        return counts;
    }

    /// The same for the same story.
    long digest() {
        return digest;
    }
}
