/// The engine of one partition: lanes, parked deliveries, order; says what to do, does nothing
/// itself. Pure.
@NullMarked
package org.barsrouter.delivery.lane;

import org.jspecify.annotations.NullMarked;
