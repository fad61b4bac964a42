/// What an attempt's result means, for the sender, the delivery and the breaker. Pure.
@NullMarked
package org.barsrouter.delivery.classify;

import org.jspecify.annotations.NullMarked;
