/// What is fed into the topics.
@NullMarked
package org.barsrouter.harness.bench.kafka;

import org.jspecify.annotations.NullMarked;
