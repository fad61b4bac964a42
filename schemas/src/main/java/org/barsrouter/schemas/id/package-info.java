/// The ids of the domain, each a type of its own. Pure.
@NullMarked
package org.barsrouter.schemas.id;

import org.jspecify.annotations.NullMarked;
