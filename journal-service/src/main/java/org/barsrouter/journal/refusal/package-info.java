/// The journal's own error codes. Pure.
@NullMarked
package org.barsrouter.journal.refusal;

import org.jspecify.annotations.NullMarked;
