/// `./bars simulate`.
@NullMarked
package org.barsrouter.harness.simulation.cli;

import org.jspecify.annotations.NullMarked;
