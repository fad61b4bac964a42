/// Certifies good and bad receivers over the wire.
@NullMarked
package org.barsrouter.harness.certification;

import org.jspecify.annotations.NullMarked;
