/// What operators ask delivery over HTTP: why something waits, and what is down.
@NullMarked
package org.barsrouter.delivery.http;

import org.jspecify.annotations.NullMarked;
