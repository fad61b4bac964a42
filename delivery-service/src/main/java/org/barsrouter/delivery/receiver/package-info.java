/// HTTP calls to receivers.
@NullMarked
package org.barsrouter.delivery.receiver;

import org.jspecify.annotations.NullMarked;
