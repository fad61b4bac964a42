/// The context of a trace in Kafka record headers.
@NullMarked
package org.barsrouter.tracing.kafka;

import org.jspecify.annotations.NullMarked;
