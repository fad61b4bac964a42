package org.barsrouter.harness.simulation.cli;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLongArray;
import org.barsrouter.harness.simulation.Happening;
import org.barsrouter.harness.simulation.Story;

/// What happened in all stories together, and in how many of them.
final class Counts {
    private final AtomicLongArray times = new AtomicLongArray(Happening.values().length);
    private final AtomicLongArray stories = new AtomicLongArray(Happening.values().length);

    void add(Story story) {
        for (Happening happening : Happening.values()) {
            long count = story.count(happening);
            if (count > 0) {
                times.addAndGet(happening.ordinal(), count);
                stories.incrementAndGet(happening.ordinal());
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
                    times.get(happening.ordinal()),
                    stories.get(happening.ordinal()));
        }
    }
}
