/// Plants faults in a copy of the repository and sees the build find them.
@NullMarked
package org.barsrouter.harness.fault;

import org.jspecify.annotations.NullMarked;
