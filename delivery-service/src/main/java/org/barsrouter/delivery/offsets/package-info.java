/// Which source offsets may be committed. Pure.
@NullMarked
package org.barsrouter.delivery.offsets;

import org.jspecify.annotations.NullMarked;
