/// The edge to Kafka: appends to inbound, reads replies, watches the brokers.
@NullMarked
package org.barsrouter.ingress.kafka;

import org.jspecify.annotations.NullMarked;
