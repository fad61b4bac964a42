/// Wires the router together.
@NullMarked
package org.barsrouter.router.app;

import org.jspecify.annotations.NullMarked;
