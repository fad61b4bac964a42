/// The service's configuration keys.
@NullMarked
package org.barsrouter.journal.config;

import org.jspecify.annotations.NullMarked;
