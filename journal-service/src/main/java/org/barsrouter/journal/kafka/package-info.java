/// Follows the topics, reads dead letters whole, appends replays and audit entries.
@NullMarked
package org.barsrouter.journal.kafka;

import org.jspecify.annotations.NullMarked;
