/// The files with our client certificate and with the roots of this environment, and their reload.
@NullMarked
package org.barsrouter.delivery.tls.store;

import org.jspecify.annotations.NullMarked;
