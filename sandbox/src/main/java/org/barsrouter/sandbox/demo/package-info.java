/// The stories that show what the system does: `./bars demo` plays them, and so do the tests.
@NullMarked
package org.barsrouter.sandbox.demo;

import org.jspecify.annotations.NullMarked;
