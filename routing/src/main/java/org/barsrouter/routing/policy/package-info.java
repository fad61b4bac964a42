/// How deliveries are attempted and repeated: typed defaults and what a route overrides. Pure.
@NullMarked
package org.barsrouter.routing.policy;

import org.jspecify.annotations.NullMarked;
