/// Follows compacted topics into memory, catalogue-routes first.
@NullMarked
package org.barsrouter.routetable.kafka;

import org.jspecify.annotations.NullMarked;
