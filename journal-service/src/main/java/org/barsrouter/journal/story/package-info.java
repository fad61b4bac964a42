/// Tells a message's history in plain sentences. Pure.
@NullMarked
package org.barsrouter.journal.story;

import org.jspecify.annotations.NullMarked;
