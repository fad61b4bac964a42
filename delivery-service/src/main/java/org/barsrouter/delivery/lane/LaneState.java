package org.barsrouter.delivery.lane;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.barsrouter.delivery.breaker.Breaker;
import org.barsrouter.schemas.id.Lane;

/// One lane: its slots, the relay deliveries that wait for one, and the endpoint's breaker.
final class LaneState {
    private static final Comparator<Open> BY_TURN =
            Comparator.<Open, Instant>comparing(open -> open.queued().notBefore())
                    .thenComparingLong(open -> open.delivery().outbound().offset());

    private final Lane lane;
    private final Breaker breaker;
    private final PriorityQueue<Open> waiting = new PriorityQueue<>(BY_TURN);
    private int slots;
    private int inFlight;
    private int parkedInFlight;

    LaneState(Lane lane, Breaker breaker, int slots) {
        this.lane = lane;
        this.breaker = breaker;
        this.slots = slots;
    }

    Lane lane() {
        return lane;
    }

    Breaker breaker() {
        return breaker;
    }

    /// The newest policy's number of slots, at least 1.
    void slots(int number) {
        slots = Math.max(1, number);
    }

    boolean hasSlot() {
        return inFlight < slots;
    }

    /// More is under way than its policy allows: that became known only afterwards.
    boolean isOverfull() {
        return inFlight > slots;
    }

    int inFlight() {
        return inFlight;
    }

    /// No parked delivery is under way: the next slot is for one, so that they are never starved.
    boolean owesParked() {
        return parkedInFlight == 0;
    }

    void occupy() {
        inFlight++;
    }

    void occupyForParked() {
        inFlight++;
        parkedInFlight++;
    }

    void free() {
        inFlight--;
    }

    void freeFromParked() {
        inFlight--;
        parkedInFlight--;
    }

    void await(Open open) {
        waiting.add(open);
    }

    int waiting() {
        return waiting.size();
    }

    /// Takes out the next one whose pause is over.
    Optional<Open> next(Instant now) {
        Open first = waiting.peek();
        return first == null || first.queued().notBefore().isAfter(now)
                ? Optional.empty()
                : Optional.ofNullable(waiting.poll());
    }

    /// Takes out all that fit.
    List<Open> takeIf(Predicate<Open> condition) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<Open> taken = new ArrayList<>(waiting.stream().filter(condition).toList());
        waiting.removeAll(taken);
        return taken;
    }
}
