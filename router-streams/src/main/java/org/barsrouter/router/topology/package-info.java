/// The Kafka Streams topology: records in, decisions between, records out.
@NullMarked
package org.barsrouter.router.topology;

import org.jspecify.annotations.NullMarked;
