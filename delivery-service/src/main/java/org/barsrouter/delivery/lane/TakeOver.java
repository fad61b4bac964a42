package org.barsrouter.delivery.lane;

import java.time.Instant;
import java.util.Map;
import org.barsrouter.delivery.offsets.CommitMark;
import org.barsrouter.delivery.seen.SeenSet;
import org.barsrouter.schemas.id.DeliveryId;

/// What a new owner of a partition finds.
///
/// @param at when
/// @param from the committed offset
/// @param end the partition's end at take-over: what is behind it, nobody can have attempted
/// @param mark what the last owner left with the committed offset
/// @param parked the deliveries in the parked topic, by id
public record TakeOver(
        Instant at,
        long from,
        long end,
        CommitMark mark,
        Map<DeliveryId, ParkedDelivery> parked,
        SeenSet seen) {

    public TakeOver {
        parked = Map.copyOf(parked);
    }

    /// Whether the last owner was done with this record.
    boolean isDone(long offset) {
        return offset < end && mark.isDone(offset);
    }

    /// Whether an owner that let go uncleanly may have attempted this record.
    boolean mayHaveAttempted(long offset) {
        return mark.ownership() == CommitMark.Ownership.OPEN && offset < end;
    }
}
