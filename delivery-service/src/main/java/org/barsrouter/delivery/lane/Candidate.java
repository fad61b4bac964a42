package org.barsrouter.delivery.lane;

import org.barsrouter.schemas.id.DeliveryId;

/// A delivery that would be attempted next, with its place.
record Candidate(LaneState lane, ServiceState service, DeliveryId id) {}
