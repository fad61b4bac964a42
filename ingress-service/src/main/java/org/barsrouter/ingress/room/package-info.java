/// How much may be under way at once. Pure.
@NullMarked
package org.barsrouter.ingress.room;

import org.jspecify.annotations.NullMarked;
