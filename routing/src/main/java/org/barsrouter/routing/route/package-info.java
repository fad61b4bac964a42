/// What the catalogue knows of a service, as values. Pure.
@NullMarked
package org.barsrouter.routing.route;

import org.jspecify.annotations.NullMarked;
