/// What the submitter of a deferred message may know of it. Pure.
@NullMarked
package org.barsrouter.ingress.status;

import org.jspecify.annotations.NullMarked;
