/// The topics: name, owner, key, value, partitions and cleanup policy of each. Pure.
@NullMarked
package org.barsrouter.schemas.topic;

import org.jspecify.annotations.NullMarked;
