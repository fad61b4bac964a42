/// Reads, which are relayed at once and never wait in a lane: where they go, whether they may, what
/// they tell of an endpoint. Pure.
@NullMarked
package org.barsrouter.delivery.read;

import org.jspecify.annotations.NullMarked;
