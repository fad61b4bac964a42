/// Certificates that are made on the spot, for simulated partners that speak TLS. No key of them is
/// ever kept.
@NullMarked
package org.barsrouter.sandbox.partner.tls;

import org.jspecify.annotations.NullMarked;
