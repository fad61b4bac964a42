/// Whether and how traces are recorded, validated at start.
@NullMarked
package org.barsrouter.tracing.config;

import org.jspecify.annotations.NullMarked;
