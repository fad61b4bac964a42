/// Who may write what of the catalogue. Pure.
@NullMarked
package org.barsrouter.catalogue.ownership;

import org.jspecify.annotations.NullMarked;
