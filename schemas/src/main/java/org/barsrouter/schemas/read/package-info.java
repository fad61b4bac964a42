/// The contract between ingress and delivery for reads, which do not go through Kafka. Pure.
@NullMarked
package org.barsrouter.schemas.read;

import org.jspecify.annotations.NullMarked;
