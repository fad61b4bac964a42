/// What is decided about certificates: when it is time to say that one ends, and what stood in the
/// way of a handshake.
@NullMarked
package org.barsrouter.delivery.tls;

import org.jspecify.annotations.NullMarked;
