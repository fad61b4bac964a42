/// Creates, checks and marks the topics of a Kafka cluster.
@NullMarked
package org.barsrouter.schemas.cluster;

import org.jspecify.annotations.NullMarked;
