/// Which pages of other origins may call us (Fetch standard, CORS protocol). Pure.
@NullMarked
package org.barsrouter.ingress.cors;

import org.jspecify.annotations.NullMarked;
