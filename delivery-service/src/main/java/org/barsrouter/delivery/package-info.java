/// Delivery service: the only egress. Start reading at `state.DeliveryState`, then
/// `lane.PartitionEngine`.
@NullMarked
package org.barsrouter.delivery;

import org.jspecify.annotations.NullMarked;
