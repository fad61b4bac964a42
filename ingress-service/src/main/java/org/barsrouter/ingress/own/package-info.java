/// What this router answers for itself: its own CapabilityStatement and signs of life. Pure.
@NullMarked
package org.barsrouter.ingress.own;

import org.jspecify.annotations.NullMarked;
