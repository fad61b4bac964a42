/// Reads and writes catalogue records as routes: the only place that knows both.
@NullMarked
package org.barsrouter.routetable.record;

import org.jspecify.annotations.NullMarked;
