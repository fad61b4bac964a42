/// The body as far as a router may read it: well-formed, and its MessageHeader. Pure.
@NullMarked
package org.barsrouter.ingress.message;

import org.jspecify.annotations.NullMarked;
