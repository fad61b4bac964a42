/// Decides whether a dead letter may be replayed, and as which delivery. Pure.
@NullMarked
package org.barsrouter.journal.replay;

import org.jspecify.annotations.NullMarked;
