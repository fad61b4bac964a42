/// Ends real processes with `kill -9` at each point where a message could be lost, doubled or
/// misreported, and asks afterwards whether every promise was kept.
@NullMarked
package org.barsrouter.harness.crash;

import org.jspecify.annotations.NullMarked;
