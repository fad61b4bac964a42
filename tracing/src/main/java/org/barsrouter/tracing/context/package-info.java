/// The context of a trace as it crosses services. Pure.
@NullMarked
package org.barsrouter.tracing.context;

import org.jspecify.annotations.NullMarked;
