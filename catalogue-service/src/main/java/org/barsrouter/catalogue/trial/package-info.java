/// Tries two services with one another, through the router, and judges what came of it. Pure.
@NullMarked
package org.barsrouter.catalogue.trial;

import org.jspecify.annotations.NullMarked;
