/// What all lanes of a process share of an endpoint and of a host: its breaker, its cap, its
/// outage. Pure; the only state that more than one thread may ask at once.
@NullMarked
package org.barsrouter.delivery.gate;

import org.jspecify.annotations.NullMarked;
