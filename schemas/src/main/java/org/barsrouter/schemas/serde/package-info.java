/// Avro records on the Confluent wire format, and readers that never throw.
@NullMarked
package org.barsrouter.schemas.serde;

import org.jspecify.annotations.NullMarked;
