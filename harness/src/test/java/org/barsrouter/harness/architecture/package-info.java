/// Holds the code against the rules of its own shape.
@NullMarked
package org.barsrouter.harness.architecture;

import org.jspecify.annotations.NullMarked;
