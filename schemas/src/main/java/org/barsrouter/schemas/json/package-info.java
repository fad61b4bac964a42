/// How all modules read JSON by streaming.
@NullMarked
package org.barsrouter.schemas.json;

import org.jspecify.annotations.NullMarked;
