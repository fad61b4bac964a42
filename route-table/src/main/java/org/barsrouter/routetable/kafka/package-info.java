/// Follows the catalogue-routes topic into memory.
@NullMarked
package org.barsrouter.routetable.kafka;

import org.jspecify.annotations.NullMarked;
