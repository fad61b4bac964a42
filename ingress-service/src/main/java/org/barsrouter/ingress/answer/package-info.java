/// What a sender is told, and how that is written. Pure.
@NullMarked
package org.barsrouter.ingress.answer;

import org.jspecify.annotations.NullMarked;
