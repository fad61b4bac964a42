package org.barsrouter.delivery.why;

import java.time.Instant;
import java.util.Optional;
import org.barsrouter.delivery.state.Story;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.ServiceId;

/// Why a delivery is not through yet.
///
/// @param story its attempts so far
/// @param until no attempt starts after this instant
/// @param nextAttempt when it is expected at the earliest, by schedule, breaker and pace; empty
///   while it is attempted or told, or waits for an older one
/// @param aheadInConversation older deliveries of its conversation that are not through
/// @param aheadInLane deliveries of its lane whose turn is before it
/// @param lane how its lane stands
public record DeliveryEvidence(
        DeliveryId id,
        ServiceId target,
        Place place,
        Story story,
        Instant until,
        Deadline deadline,
        Optional<Instant> nextAttempt,
        int aheadInConversation,
        int aheadInLane,
        LaneEvidence lane) {}
