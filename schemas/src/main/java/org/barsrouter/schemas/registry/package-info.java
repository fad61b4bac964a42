/// Where schemas and their ids come from: our own jar, or a Confluent-compatible server.
@NullMarked
package org.barsrouter.schemas.registry;

import org.jspecify.annotations.NullMarked;
