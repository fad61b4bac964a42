/// How a service comes into the catalogue: a supplier or provider asks, checks run, somebody
/// approves, and from the planned date it is routed. Pure.
@NullMarked
package org.barsrouter.catalogue.join;

import org.jspecify.annotations.NullMarked;
