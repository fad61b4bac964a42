/// What can be decided from path, method and headers alone. Pure.
@NullMarked
package org.barsrouter.ingress.envelope;

import org.jspecify.annotations.NullMarked;
