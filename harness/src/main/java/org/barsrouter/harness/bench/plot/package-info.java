/// Charts as SVG. Pure.
@NullMarked
package org.barsrouter.harness.bench.plot;

import org.jspecify.annotations.NullMarked;
