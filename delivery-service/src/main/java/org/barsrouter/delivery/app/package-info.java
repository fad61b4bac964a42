/// Puts the service together and starts and stops it.
@NullMarked
package org.barsrouter.delivery.app;

import org.jspecify.annotations.NullMarked;
