/// Reads the catalogue's topics and writes change-sets to them, as the only writer.
@NullMarked
package org.barsrouter.catalogue.kafka;

import org.jspecify.annotations.NullMarked;
