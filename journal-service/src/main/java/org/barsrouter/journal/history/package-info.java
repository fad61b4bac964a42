/// All facts of one message put together, whatever order they came in. Pure.
@NullMarked
package org.barsrouter.journal.history;

import org.jspecify.annotations.NullMarked;
