/// Spring for Apache Kafka with non-blocking retry topics, delivering to receivers over HTTP.
@NullMarked
package org.barsrouter.peer.springretry;

import org.jspecify.annotations.NullMarked;
