package org.barsrouter.harness.simulation;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Everything that is left to chance, from one seed.
final class Chance {
    private final Random random;

    Chance(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L ^ 0x5DEECE66DL);
    }

    /// One time in so many.
    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /// Both bounds may be drawn.
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    Duration millis(int least, int most) {
        return Duration.ofMillis(between(least, most));
    }

    Duration seconds(int least, int most) {
        return Duration.ofMillis(between(least * 1000, most * 1000));
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    void shuffle(List<?> list) {
        Collections.shuffle(list, random);
    }

    UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /// Another source of chance, for what is not ours.
    RandomGenerator source() {
        return new Random(random.nextLong());
    }
}
