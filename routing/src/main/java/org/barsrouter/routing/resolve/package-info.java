/// The one resolver: a route record and a question give a decision. Pure.
@NullMarked
package org.barsrouter.routing.resolve;

import org.jspecify.annotations.NullMarked;
