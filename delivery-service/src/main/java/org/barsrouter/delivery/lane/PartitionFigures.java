package org.barsrouter.delivery.lane;

import java.time.Instant;
import java.util.Optional;

/// What a partition's engine has in hand, for metrics.
///
/// @param inFlight attempts under way
/// @param waiting relay deliveries waiting for a slot
/// @param parked deliveries parked and not closed
/// @param earliestDue when the first parked one is due
public record PartitionFigures(
        int inFlight, int waiting, int parked, Optional<Instant> earliestDue) {}
