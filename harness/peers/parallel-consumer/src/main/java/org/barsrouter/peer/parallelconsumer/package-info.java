/// Confluent's parallel-consumer, delivering to receivers over HTTP.
@NullMarked
package org.barsrouter.peer.parallelconsumer;

import org.jspecify.annotations.NullMarked;
