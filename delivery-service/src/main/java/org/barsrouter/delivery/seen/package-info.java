/// Recognises a delivery that the router routed twice. Pure.
@NullMarked
package org.barsrouter.delivery.seen;

import org.jspecify.annotations.NullMarked;
