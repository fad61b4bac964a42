package org.barsrouter.harness.simulation.cli;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.barsrouter.harness.simulation.Happening;
import org.barsrouter.harness.simulation.Story;

/// What happened in all stories together, and in how many of them.
final class Counts {
    private final Map<Happening, Long> times = new ConcurrentHashMap<>();
    private final Map<Happening, Long> stories = new ConcurrentHashMap<>();

    void add(Story story) {
        for (Happening happening : Happening.values()) {
            long count = story.count(happening);
            if (count > 0) {
                times.merge(happening, count, Long::sum);
                stories.merge(happening, 1L, Long::sum);
            }
        }
    }

    void print() {
        System.out.printf("%-32s %14s %14s%n", "what happened", "times", "in stories");
        for (Happening happening : Happening.values()) {
            String name = happening.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            System.out.printf(
                    Locale.ROOT,
                    "%-32s %,14d %,14d%n",
                    name,
                    times.getOrDefault(happening, 0L),
                    stories.getOrDefault(happening, 0L));
        }
    }
}
