/// Whether the Kafka cluster is in reach, decided from signs of life. Pure.
@NullMarked
package org.barsrouter.ingress.reach;

import org.jspecify.annotations.NullMarked;
