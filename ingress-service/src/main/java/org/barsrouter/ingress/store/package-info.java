/// Files of this service: the keys that its tokens are signed with.
@NullMarked
package org.barsrouter.ingress.store;

import org.jspecify.annotations.NullMarked;
