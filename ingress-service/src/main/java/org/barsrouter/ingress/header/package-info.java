/// HTTP headers: what was received, what is forwarded, what is passed back. Pure.
@NullMarked
package org.barsrouter.ingress.header;

import org.jspecify.annotations.NullMarked;
