/// The service's configuration.
@NullMarked
package org.barsrouter.delivery.config;

import org.jspecify.annotations.NullMarked;
