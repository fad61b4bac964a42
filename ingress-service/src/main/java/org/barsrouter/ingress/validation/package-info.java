/// What is strange about a call and is counted, not refused. Pure.
@NullMarked
package org.barsrouter.ingress.validation;

import org.jspecify.annotations.NullMarked;
