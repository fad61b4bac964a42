/// Runs the topology against a Kafka cluster.
@NullMarked
package org.barsrouter.router.kafka;

import org.jspecify.annotations.NullMarked;
