/// The single writer of the Endpoint Catalogue.
@NullMarked
package org.barsrouter.catalogue;

import org.jspecify.annotations.NullMarked;
