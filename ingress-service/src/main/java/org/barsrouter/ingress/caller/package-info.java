/// Who calls: the application and the organisation that it speaks for. Pure.
@NullMarked
package org.barsrouter.ingress.caller;

import org.jspecify.annotations.NullMarked;
