package org.barsrouter.delivery.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.barsrouter.delivery.offsets.CommitMark;
import org.barsrouter.delivery.seen.SeenSet;
import org.barsrouter.delivery.state.WaitReason;
import org.barsrouter.schemas.id.DeliveryId;

/// What a new owner of a partition finds.
///
/// @param at when
/// @param from the committed offset
/// @param end the partition's end at take-over: what is behind it, nobody can have attempted
/// @param mark what the last owner left with the committed offset
/// @param parked the deliveries in the parked topic; the engine goes on with this very table
public record TakeOver(
        Instant at, long from, long end, CommitMark mark, ParkedTable parked, SeenSet seen) {

    /// With the deliveries by id.
    public TakeOver(
            Instant at,
            long from,
            long end,
            CommitMark mark,
            Map<DeliveryId, ParkedDelivery> parked,
            SeenSet seen) {
        this(at, from, end, mark, ParkedTable.of(parked.values()), seen);
    }

    /// Whether the last owner was done with this record.
    boolean isDone(long offset) {
        return offset < end && mark.isDone(offset);
    }

    /// Whether an owner that let go uncleanly may have attempted this record.
    boolean mayHaveAttempted(long offset) {
        return mark.ownership() == CommitMark.Ownership.OPEN && offset < end;
    }

    /// Whether nothing that an owner may have attempted is still to be taken.
    ///
    /// @param next the next offset to take
    boolean isPassed(long next) {
        return mark.ownership() == CommitMark.Ownership.CLOSED || next >= end;
    }

    /// Whether an owner that let go uncleanly may have attempted this parked delivery: it was due,
    /// or its turn in its conversation may have come at any time.
    boolean mayHaveAttempted(WaitReason reason, Instant dueAt) {
        return mark.ownership() == CommitMark.Ownership.OPEN
                && (reason == WaitReason.BEHIND_CONVERSATION || !dueAt.isAfter(at));
    }

    /// Until when an owner that vanished may still be calling receivers.
    ///
    /// @param attemptTimeout the longest that a call takes
    Instant quietFrom(Duration attemptTimeout) {
        return mark.ownership() == CommitMark.Ownership.OPEN ? at.plus(attemptTimeout) : at;
    }
}
