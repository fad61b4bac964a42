/// Two statements of where services are reached, held against each other field by field, and the
/// difference as a report that people read. Pure.
@NullMarked
package org.barsrouter.catalogue.compare;

import org.jspecify.annotations.NullMarked;
