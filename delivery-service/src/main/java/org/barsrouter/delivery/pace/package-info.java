/// How fast: slow start after an outage, slowing on request, a rate per second. Pure.
@NullMarked
package org.barsrouter.delivery.pace;

import org.jspecify.annotations.NullMarked;
