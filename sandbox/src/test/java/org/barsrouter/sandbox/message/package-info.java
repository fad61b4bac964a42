/// Tests of the package of the same name.
@NullMarked
package org.barsrouter.sandbox.message;

import org.jspecify.annotations.NullMarked;
