/// The delivery engine in a world that a seed decides whole: clock, log, network, receivers,
/// crashes. Pure: a story costs milliseconds and happens again exactly.
@NullMarked
package org.barsrouter.harness.simulation;

import org.jspecify.annotations.NullMarked;
