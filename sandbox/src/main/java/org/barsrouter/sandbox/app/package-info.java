/// Starts the whole system in one JVM: an embedded broker and every service as it is.
@NullMarked
package org.barsrouter.sandbox.app;

import org.jspecify.annotations.NullMarked;
