/// Derives every message's story from the topics, and answers status, search and replay.
@NullMarked
package org.barsrouter.journal;

import org.jspecify.annotations.NullMarked;
