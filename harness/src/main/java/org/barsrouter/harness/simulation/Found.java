package org.barsrouter.harness.simulation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.barsrouter.delivery.lane.ParkedDelivery;
import org.barsrouter.delivery.offsets.CommitMark;
import org.barsrouter.delivery.seen.SeenSet;
import org.barsrouter.schemas.id.DeliveryId;

/// What a new owner finds.
///
/// @param from the committed offset
/// @param end the end of the log when the partition was assigned
/// @param seen the deliveries of the last minute
record Found(
        Instant at,
        long from,
        long end,
        CommitMark mark,
        Map<DeliveryId, ParkedDelivery> parked,
        SeenSet seen) {

    /// The copy keeps its order: a story must not depend on how a set is salted.
    Found {
        parked = new LinkedHashMap<>(parked);
    }

    Found with(CommitMark other) {
        return new Found(at, from, end, other, parked, seen);
    }

    Found with(Map<DeliveryId, ParkedDelivery> others) {
        return new Found(at, from, end, mark, others, seen);
    }

    Found with(SeenSet other) {
        return new Found(at, from, end, mark, parked, other);
    }
}
