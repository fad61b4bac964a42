/// What becomes of one message: forwarded, refused or dropped. Pure.
@NullMarked
package org.barsrouter.router.decision;

import org.jspecify.annotations.NullMarked;
