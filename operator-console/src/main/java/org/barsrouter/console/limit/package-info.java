/// How often somebody may try to sign in.
@NullMarked
package org.barsrouter.console.limit;

import org.jspecify.annotations.NullMarked;
