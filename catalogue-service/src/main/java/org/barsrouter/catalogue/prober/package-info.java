/// Calls receivers to find out how they behave; an edge package of its own, because whoever asks
/// chooses where it goes and every limit on that stands here.
@NullMarked
package org.barsrouter.catalogue.prober;

import org.jspecify.annotations.NullMarked;
