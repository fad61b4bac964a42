package org.barsrouter.delivery.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.barsrouter.schemas.id.Lane;

/// Who has how many of a host's slots. While they suffice, anybody takes what is free; when a lane
/// has found none, each lane takes an equal share only, until nobody has been short for a second.
final class Crowd {
    private static final Duration MEMORY = Duration.ofSeconds(1);

    private final Map<Lane, Seat> seats = new HashMap<>();
    private Instant shortUntil = Instant.MIN;
    private int active;

    private static final class Seat {
        private int holding;
        private boolean wanting;

        private boolean active() {
            return holding > 0 || wanting;
        }
    }

    /// Whether one more of `cap` is not more than the lane's share.
    boolean fits(Lane lane, int cap, Instant now) {
        if (!isShort(now)) {
            return true;
        }
        Seat seat = seats.get(lane);
        int others = seat != null && seat.active() ? active : active + 1;
        int holding = seat == null ? 0 : seat.holding;
        return holding < Math.max(1, cap / Math.max(1, others));
    }

    void in(Lane lane) {
        change(lane, 1, false);
    }

    void out(Lane lane) {
        Seat seat = seats.get(lane);
        if (seat != null) {
            change(lane, -1, seat.wanting);
        }
    }

    /// It found no slot.
    void wanted(Lane lane, Instant now) {
        shortUntil = now.plus(MEMORY);
        change(lane, 0, true);
    }

    /// How many lanes have or want slots.
    int active() {
        return active;
    }

    int holding(Lane lane) {
        Seat seat = seats.get(lane);
        return seat == null ? 0 : seat.holding;
    }

    boolean isShort(Instant now) {
        if (shortUntil.equals(Instant.MIN)) {
            return false;
        }
        if (now.isBefore(shortUntil)) {
            return true;
        }
        shortUntil = Instant.MIN;
        seats.values().forEach(seat -> seat.wanting = false);
        seats.values().removeIf(seat -> !seat.active());
        active = seats.size();
        return false;
    }

    private void change(Lane lane, int slots, boolean wanting) {
        Seat seat = seats.computeIfAbsent(lane, _ -> new Seat());
        boolean before = seat.active();
        seat.holding += slots;
        seat.wanting = wanting;
        if (seat.active() != before) {
            active += before ? -1 : 1;
        }
    }
}
