package org.barsrouter.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The engine keeps its promises in thousands of stories. `-Dsimulation.from=N` begins at another
/// seed, `-Dsimulation.seeds=N` tells more stories; the seeds of a run stand in its output.
class SimulationTest {
    private static final long FROM = Long.getLong("simulation.from", 0);
    private static final long SEEDS = Long.getLong("simulation.seeds", 10_000);

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void the_promises_hold_in_every_story() {
        System.out.println("stories of the seeds " + FROM + " to " + (FROM + SEEDS - 1));
        Simulation simulation = new Simulation();
        Map<Happening, Long> counts = new EnumMap<>(Happening.class);
        for (long seed = FROM; seed < FROM + SEEDS; seed++) {
            if (seed % 1_000 == 0) {
                System.out.println("at seed " + seed);
            }
            Story story = simulation.judge(seed);
            if (story.violation().isPresent()) {
                throw new AssertionError(
                        simulation.write(seed).text()
                                + "\nagain: ./bars simulate --seed "
                                + seed
                                + " --story");
            }
            story.counts().forEach((what, times) -> counts.merge(what, times, Long::sum));
        }

        assertThat(counts)
                .as("a story in which nothing happens shows nothing")
                .containsOnlyKeys(Happening.values());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4711, 987_654_321})
    void a_seed_tells_the_same_story_every_time(long seed) {
        Story first = new Simulation().write(seed);
        Story second = new Simulation().write(seed);

        assertThat(second.lines()).isEqualTo(first.lines());
        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(new Simulation().judge(seed).digest()).isEqualTo(first.digest());
    }

    @Test
    void different_seeds_tell_different_stories() {
        assertThat(new Simulation().judge(1).digest())
                .isNotEqualTo(new Simulation().judge(2).digest());
    }
}
