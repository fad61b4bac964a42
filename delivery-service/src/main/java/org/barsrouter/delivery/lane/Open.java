package org.barsrouter.delivery.lane;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.DeliveryState;
import org.barsrouter.delivery.state.DeliveryState.Attempting;
import org.barsrouter.delivery.state.DeliveryState.Queued;
import org.jspecify.annotations.Nullable;

/// A delivery that is in memory: queued, attempting, or ended and its sender being told.
final class Open {
    private final Delivery delivery;
    private final @Nullable ParkedDelivery parkedAs;
    private final List<Delivery> joined = new ArrayList<>();
    private DeliveryState state;

    Open(Delivery delivery, DeliveryState state) {
        this(delivery, state, null);
    }

    Open(Delivery delivery, DeliveryState state, @Nullable ParkedDelivery parkedAs) {
        this.delivery = delivery;
        this.state = state;
        this.parkedAs = parkedAs;
    }

    Delivery delivery() {
        return delivery;
    }

    DeliveryState state() {
        return state;
    }

    void become(DeliveryState next) {
        state = next;
    }

    /// Its entry in the parked topic, if it came from there.
    Optional<ParkedDelivery> parkedAs() {
        return Optional.ofNullable(parkedAs);
    }

    /// Repeats of the same submission that get the same answer.
    List<Delivery> joined() {
        return joined;
    }

    /// @throws IllegalStateException when it is not queued: a fault of the engine
    Queued queued() {
        if (state instanceof Queued queued) {
            return queued;
        }
        throw new IllegalStateException("delivery " + delivery.id() + " is not queued");
    }

    /// @throws IllegalStateException when it is not attempting: a fault of the engine
    Attempting attempting() {
        if (state instanceof Attempting attempting) {
            return attempting;
        }
        throw new IllegalStateException("delivery " + delivery.id() + " is not being attempted");
    }

    /// Whether there is too little time left to start an attempt.
    boolean outOfTime(Instant now) {
        return now.plus(DeliveryState.LEAST_TIME).isAfter(delivery.until());
    }
}
