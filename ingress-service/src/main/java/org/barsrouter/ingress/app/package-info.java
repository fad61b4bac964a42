/// Puts the service together and says whether it is ready.
@NullMarked
package org.barsrouter.ingress.app;

import org.jspecify.annotations.NullMarked;
