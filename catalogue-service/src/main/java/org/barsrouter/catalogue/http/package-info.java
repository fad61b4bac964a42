/// The operators' API of the catalogue.
@NullMarked
package org.barsrouter.catalogue.http;

import org.jspecify.annotations.NullMarked;
