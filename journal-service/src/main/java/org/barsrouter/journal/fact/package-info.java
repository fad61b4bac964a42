/// What the topics say about messages, one fact per event, metadata only. Pure.
@NullMarked
package org.barsrouter.journal.fact;

import org.jspecify.annotations.NullMarked;
