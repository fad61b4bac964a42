/// Stops hammering an endpoint that is down. Pure.
@NullMarked
package org.barsrouter.delivery.breaker;

import org.jspecify.annotations.NullMarked;
