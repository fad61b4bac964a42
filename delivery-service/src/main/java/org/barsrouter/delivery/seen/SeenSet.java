package org.barsrouter.delivery.seen;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.barsrouter.schemas.id.DeliveryId;

/// The deliveries of the last minute or so: a record that the router routed twice after a crash is
/// recognised. A set and not a high-water mark, because an expired batch can leave a hole.
public final class SeenSet {
    private final Map<DeliveryId, Instant> seen = new LinkedHashMap<>();
    private final Duration window;

    public SeenSet(Duration window) {
        this.window = window;
    }

    /// Notes a delivery; false when it was noted within the window before.
    public boolean add(DeliveryId id, Instant now) {
        forgetBefore(now.minus(window));
        return seen.putIfAbsent(id, now) == null;
    }

    public int size() {
        return seen.size();
    }

    private void forgetBefore(Instant limit) {
        Iterator<Instant> oldest = seen.values().iterator();
        while (oldest.hasNext() && oldest.next().isBefore(limit)) {
            oldest.remove();
        }
    }
}
