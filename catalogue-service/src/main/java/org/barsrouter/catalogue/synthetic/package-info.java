/// A made-up catalogue of national size. Pure.
@NullMarked
package org.barsrouter.catalogue.synthetic;

import org.jspecify.annotations.NullMarked;
