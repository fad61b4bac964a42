/// What of a message's body may be shown. Pure.
@NullMarked
package org.barsrouter.journal.body;

import org.jspecify.annotations.NullMarked;
