/// Decides commands: what becomes of the catalogue and the events that say so, or why not; and the
/// invariants that every end state keeps. Pure.
@NullMarked
package org.barsrouter.catalogue.decide;

import org.jspecify.annotations.NullMarked;
