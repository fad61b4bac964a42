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
    private final LaneState lane;
    private final Delivery delivery;
    private final List<Delivery> joined = new ArrayList<>(0);
    private final Share share;
    private final boolean wasParked;
    private @Nullable ParkedDelivery parkedAs;
    private DeliveryState state;

    Open(LaneState lane, Delivery delivery, DeliveryState state) {
        this(lane, delivery, state, null);
    }

    /// @param parkedAs its entry in the parked topic, if it was read for that
    Open(
            LaneState lane,
            Delivery delivery,
            DeliveryState state,
            @Nullable ParkedDelivery parkedAs) {
        this.lane = lane;
        this.delivery = delivery;
        this.state = state;
        this.parkedAs = parkedAs;
        this.wasParked = parkedAs != null;
        this.share = parkedAs == null ? shareOf(delivery) : Share.of(parkedAs);
    }

    private static Share shareOf(Delivery delivery) {
        return delivery.isRelay() || delivery.id().generation() == 0 ? Share.LIVE : Share.REPLAY;
    }

    LaneState lane() {
        return lane;
    }

    Delivery delivery() {
        return delivery;
    }

    ServiceState service() {
        return lane.service(delivery.target());
    }

    Candidate candidate() {
        return new Candidate(lane, service(), delivery.id());
    }

    /// The kind of traffic that it counts as in its lane.
    Share share() {
        return share;
    }

    /// Whether it was parked and read again.
    boolean wasParked() {
        return wasParked;
    }

    /// What its lane holds of its kind.
    Holding holding() {
        return wasParked ? lane.readAgain() : lane.arrived();
    }

    DeliveryState state() {
        return state;
    }

    void become(DeliveryState next) {
        state = next;
    }

    /// Its entry in the parked topic, if it has one.
    Optional<ParkedDelivery> parkedAs() {
        return Optional.ofNullable(parkedAs);
    }

    /// It is parked while it is being attempted, so that its offset may move.
    void parkedAs(ParkedDelivery entry) {
        parkedAs = entry;
    }

    /// Repeats of the same submission that get the same answer.
    List<Delivery> joined() {
        return joined;
    }

    boolean isQueued() {
        return state instanceof Queued;
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
