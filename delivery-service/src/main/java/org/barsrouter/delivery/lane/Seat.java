package org.barsrouter.delivery.lane;

import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.id.ServiceId;

/// Where parked deliveries wait: for a service on a lane.
public record Seat(Lane lane, ServiceId target) {}
