/// Receivers that do on request what real ones do by accident.
@NullMarked
package org.barsrouter.harness.bench.receiver;

import org.jspecify.annotations.NullMarked;
