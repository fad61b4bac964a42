/// What came of a run: latency, loss, repeats, order. Pure.
@NullMarked
package org.barsrouter.harness.bench.tally;

import org.jspecify.annotations.NullMarked;
