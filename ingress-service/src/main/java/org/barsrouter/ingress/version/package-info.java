/// Versions of the standard, and which one a caller expects. Pure.
@NullMarked
package org.barsrouter.ingress.version;

import org.jspecify.annotations.NullMarked;
