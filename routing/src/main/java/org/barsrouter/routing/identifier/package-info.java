/// How a target identifier is read, and what its canonical spelling is. Pure.
@NullMarked
package org.barsrouter.routing.identifier;

import org.jspecify.annotations.NullMarked;
