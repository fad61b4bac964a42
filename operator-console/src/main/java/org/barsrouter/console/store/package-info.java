/// The file of local users.
@NullMarked
package org.barsrouter.console.store;

import org.jspecify.annotations.NullMarked;
