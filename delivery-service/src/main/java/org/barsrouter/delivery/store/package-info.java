/// The parked topic: written under a fence, read back on take-over.
@NullMarked
package org.barsrouter.delivery.store;

import org.jspecify.annotations.NullMarked;
