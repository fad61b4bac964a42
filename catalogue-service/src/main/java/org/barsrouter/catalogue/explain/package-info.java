/// Why a message goes where it goes, in a sentence. Pure.
@NullMarked
package org.barsrouter.catalogue.explain;

import org.jspecify.annotations.NullMarked;
