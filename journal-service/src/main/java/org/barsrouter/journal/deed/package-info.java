/// What people do, for the audit. Pure.
@NullMarked
package org.barsrouter.journal.deed;

import org.jspecify.annotations.NullMarked;
