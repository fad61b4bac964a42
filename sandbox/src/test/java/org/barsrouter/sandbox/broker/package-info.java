/// Tests of the package of the same name.
@NullMarked
package org.barsrouter.sandbox.broker;

import org.jspecify.annotations.NullMarked;
