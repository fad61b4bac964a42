/// Why something waits: evidence, from which a sentence can be made. Pure.
@NullMarked
package org.barsrouter.delivery.why;

import org.jspecify.annotations.NullMarked;
