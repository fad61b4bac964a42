/// Puts the service together and says when it is ready.
@NullMarked
package org.barsrouter.journal.app;

import org.jspecify.annotations.NullMarked;
