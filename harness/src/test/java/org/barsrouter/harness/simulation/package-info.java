/// Thousands of simulated stories of the delivery engine, and faults that they must catch.
@NullMarked
package org.barsrouter.harness.simulation;

import org.jspecify.annotations.NullMarked;
