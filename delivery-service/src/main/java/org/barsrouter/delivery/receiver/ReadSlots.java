package org.barsrouter.delivery.receiver;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.barsrouter.routing.resolve.RoutingDecision;
import org.barsrouter.schemas.id.Lane;

/// How many reads of one lane may be under way at once: as many as its policy allows messages. They
/// are counted apart from the messages, whose slots only the owner of the lane knows.
public final class ReadSlots {
    private final Duration patience;
    private final Map<Key, Semaphore> slots = new ConcurrentHashMap<>();

    private record Key(Lane lane, int slots) {}

    /// @param patience how long a read waits for a slot
    public ReadSlots(Duration patience) {
        this.patience = patience;
    }

    /// Does the work when there is a slot; empty when there was none in time.
    <T> Optional<T> with(RoutingDecision.Deliver deliver, Duration within, Supplier<T> work)
            throws InterruptedException {
        int most = deliver.policy().maxInFlight();
        Semaphore free =
                slots.computeIfAbsent(
                        new Key(deliver.lane(), most), key -> new Semaphore(key.slots(), true));
        Duration wait = within.compareTo(patience) < 0 ? within : patience;
        if (!free.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            free.release();
        }
    }
}
