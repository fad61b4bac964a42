package org.barsrouter.sandbox.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what must come true.
final class Await {
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Await() {}

    static void until(String what, BooleanSupplier condition) {
        found(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    static <T> T found(String what, Supplier<Optional<T>> search) {
        long end = System.nanoTime() + LIMIT.toNanos();
        Optional<T> found = search.get();
        while (found.isEmpty()) {
            StoryFailed.unless(
                    System.nanoTime() < end, what + " did not come in " + LIMIT.toSeconds() + " s");
            LockSupport.parkNanos(PAUSE.toNanos());
            found = search.get();
        }
        return found.get();
    }
}
