package org.barsrouter.delivery.lane;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.Lane;

/// Relay deliveries under way by their idempotency key: a sender's repeat joins the one that is
/// open instead of making a second attempt.
final class Joins {
    private final Map<Key, DeliveryId> leaders = new HashMap<>();

    private record Key(Lane lane, String idempotencyKey) {}

    Optional<DeliveryId> leaderOf(Delivery delivery) {
        return Optional.ofNullable(leaders.get(key(delivery)));
    }

    void lead(Delivery delivery) {
        leaders.put(key(delivery), delivery.id());
    }

    void over(Delivery delivery) {
        leaders.remove(key(delivery), delivery.id());
    }

    private static Key key(Delivery delivery) {
        return new Key(delivery.lane(), delivery.idempotencyKey());
    }
}
