/// Reads outbound, keeps offsets, writes what came of each delivery.
@NullMarked
package org.barsrouter.delivery.kafka;

import org.jspecify.annotations.NullMarked;
