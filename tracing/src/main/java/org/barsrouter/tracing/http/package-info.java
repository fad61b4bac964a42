/// Spans, and their way to a collector over HTTP.
@NullMarked
package org.barsrouter.tracing.http;

import org.jspecify.annotations.NullMarked;
