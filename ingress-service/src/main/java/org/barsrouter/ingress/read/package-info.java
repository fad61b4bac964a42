/// Reads on their way to delivery and back. Pure.
@NullMarked
package org.barsrouter.ingress.read;

import org.jspecify.annotations.NullMarked;
