/// Use cases over the writer, and what wires the service together.
@NullMarked
package org.barsrouter.catalogue.app;

import org.jspecify.annotations.NullMarked;
