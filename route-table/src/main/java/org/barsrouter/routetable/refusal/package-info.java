/// What a sender is told about a service that has no route. Pure.
@NullMarked
package org.barsrouter.routetable.refusal;

import org.jspecify.annotations.NullMarked;
