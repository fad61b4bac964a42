/// When a failed delivery is attempted again. Pure.
@NullMarked
package org.barsrouter.delivery.schedule;

import org.jspecify.annotations.NullMarked;
