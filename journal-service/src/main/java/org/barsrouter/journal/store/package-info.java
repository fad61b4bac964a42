/// The projection: an SQL database that can be thrown away and built again from the topics.
@NullMarked
package org.barsrouter.journal.store;

import org.jspecify.annotations.NullMarked;
