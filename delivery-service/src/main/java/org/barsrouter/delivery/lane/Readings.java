package org.barsrouter.delivery.lane;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.schemas.id.DeliveryId;

/// Which parked messages are being read, and what for. A message's size is known only when it is
/// there: until then it counts with as many bytes as the last ones had.
final class Readings {
    /// Before anything was read, a message is taken to need such a part of the room: so much that
    /// the first ones cannot be too many.
    private static final int FIRST_GUESS = 64;

    private static final int MEMORY = 8;

    private final Room room;
    private final Map<DeliveryId, Reading> underWay = new HashMap<>();
    private final Holding expiring = new Holding();
    private final Holding moving = new Holding();
    private final Holding cancelling = new Holding();
    private int expected;

    /// What a message is being read for.
    enum Why {
        ATTEMPT,
        EXPIRY,
        ROUTE_AGAIN,
        CANCEL
    }

    private record Reading(Why why, Holding holding, int bytes) {}

    /// @param room that what is read takes
    Readings(Room room) {
        this.room = room;
        this.expected = (int) Math.min(Integer.MAX_VALUE, room.bytes() / FIRST_GUESS);
    }

    /// What those hold that are read because their time is over.
    Holding expiring() {
        return expiring;
    }

    /// What those hold that are read because their route has moved.
    Holding moving() {
        return moving;
    }

    /// What those hold that are read because an operator cancels them.
    Holding cancelling() {
        return cancelling;
    }

    /// For an attempt on a lane.
    void begin(DeliveryId id, LaneState lane) {
        begin(id, Why.ATTEMPT, lane.readAgain());
    }

    void beginExpiry(DeliveryId id) {
        begin(id, Why.EXPIRY, expiring);
    }

    void beginMove(DeliveryId id) {
        begin(id, Why.ROUTE_AGAIN, moving);
    }

    void beginCancel(DeliveryId id) {
        begin(id, Why.CANCEL, cancelling);
    }

    private void begin(DeliveryId id, Why why, Holding holding) {
        underWay.put(id, new Reading(why, holding, expected));
        room.take(expected);
        holding.add(expected);
    }

    /// It was read, or is gone: why it was read; empty when nobody waits for it.
    Optional<Why> ended(DeliveryId id) {
        Reading reading = underWay.remove(id);
        if (reading == null) {
            return Optional.empty();
        }
        room.give(reading.bytes());
        reading.holding().remove(reading.bytes());
        return Optional.of(reading.why());
    }

    /// One that was read had so many bytes.
    void had(int bytes) {
        expected += (bytes - expected) / MEMORY;
    }

    /// Bytes that the next one is taken to have.
    int expected() {
        return expected;
    }

    boolean has(DeliveryId id) {
        return underWay.containsKey(id);
    }

    /// Nobody waits for any of them any more.
    void release() {
        underWay.values().forEach(reading -> room.give(reading.bytes()));
        underWay.clear();
    }
}
