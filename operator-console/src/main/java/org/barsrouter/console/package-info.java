/// What an operator works with: the command line now, a web console later. Speaks HTTP only.
@NullMarked
package org.barsrouter.console;

import org.jspecify.annotations.NullMarked;
