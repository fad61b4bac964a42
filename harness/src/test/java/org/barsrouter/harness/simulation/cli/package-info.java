/// `./bars simulate` as it is typed.
@NullMarked
package org.barsrouter.harness.simulation.cli;

import org.jspecify.annotations.NullMarked;
