/// Columns, heaps and indexes of primitives: what holds a million rows in little memory. Pure.
@NullMarked
package org.barsrouter.delivery.packed;

import org.jspecify.annotations.NullMarked;
