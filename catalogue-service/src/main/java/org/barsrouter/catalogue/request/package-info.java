/// Requests as JSON become commands; what is wrong is said with the field and the remedy. Pure.
@NullMarked
package org.barsrouter.catalogue.request;

import org.jspecify.annotations.NullMarked;
