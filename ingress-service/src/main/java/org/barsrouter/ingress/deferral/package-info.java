/// Whether a message may be answered later. Pure.
@NullMarked
package org.barsrouter.ingress.deferral;

import org.jspecify.annotations.NullMarked;
