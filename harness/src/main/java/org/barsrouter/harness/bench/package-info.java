/// Measures: separate commands, never assertions.
@NullMarked
package org.barsrouter.harness.bench;

import org.jspecify.annotations.NullMarked;
