/// What came of deliveries after a change-set took effect, counted and judged. Pure.
@NullMarked
package org.barsrouter.catalogue.watch;

import org.jspecify.annotations.NullMarked;
