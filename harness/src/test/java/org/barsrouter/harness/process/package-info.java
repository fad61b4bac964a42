/// Runs parts of the system as processes of their own, which a test may kill.
@NullMarked
package org.barsrouter.harness.process;

import org.jspecify.annotations.NullMarked;
