/// Hostile requests, each with what must come of it.
@NullMarked
package org.barsrouter.ingress.hostile;

import org.jspecify.annotations.NullMarked;
