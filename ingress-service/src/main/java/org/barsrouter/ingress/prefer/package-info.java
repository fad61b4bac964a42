/// The Prefer header (RFC 7240). Pure.
@NullMarked
package org.barsrouter.ingress.prefer;

import org.jspecify.annotations.NullMarked;
