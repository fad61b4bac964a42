/// Change-sets: what is proposed, what it would do in words, who agreed, and what became of it.
/// Pure.
@NullMarked
package org.barsrouter.catalogue.proposal;

import org.jspecify.annotations.NullMarked;
