/// The processes that take part: broker, delivery-service, other people's consumers.
@NullMarked
package org.barsrouter.harness.bench.app;

import org.jspecify.annotations.NullMarked;
