/// Who is let in: which calls need a token, what the token must give, and what a caller is told
/// that may not pass. Pure.
@NullMarked
package org.barsrouter.ingress.admission;

import org.jspecify.annotations.NullMarked;
