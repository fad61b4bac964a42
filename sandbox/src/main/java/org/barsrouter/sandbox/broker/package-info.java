/// A real Kafka broker inside this JVM or as a child JVM: the only code that knows Kafka's internal
/// server classes. Edge.
@NullMarked
package org.barsrouter.sandbox.broker;

import org.jspecify.annotations.NullMarked;
