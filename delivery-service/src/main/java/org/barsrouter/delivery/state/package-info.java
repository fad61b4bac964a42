/// The life of one delivery, as values and their transitions. Pure.
@NullMarked
package org.barsrouter.delivery.state;

import org.jspecify.annotations.NullMarked;
