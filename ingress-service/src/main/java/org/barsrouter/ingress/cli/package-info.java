/// Commands for operators of ingress that need no running service.
@NullMarked
package org.barsrouter.ingress.cli;

import org.jspecify.annotations.NullMarked;
