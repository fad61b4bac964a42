/// Names of HTTP headers of the standard and of Kafka record headers. Pure.
@NullMarked
package org.barsrouter.schemas.header;

import org.jspecify.annotations.NullMarked;
