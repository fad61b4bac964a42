/// Replay runs: many dead letters submitted again in order, at a rate, by whom and how far. Pure.
@NullMarked
package org.barsrouter.journal.run;

import org.jspecify.annotations.NullMarked;
