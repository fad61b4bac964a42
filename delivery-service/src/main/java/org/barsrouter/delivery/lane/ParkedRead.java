package org.barsrouter.delivery.lane;

import org.barsrouter.delivery.lane.Readings.Why;
import org.barsrouter.delivery.state.Delivery;

/// A parked entry with its message.
record ParkedRead(ParkedDelivery entry, Delivery delivery, Why why) {}
