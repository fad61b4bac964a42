/// The web console's own keys.
@NullMarked
package org.barsrouter.console.config;

import org.jspecify.annotations.NullMarked;
