/// Carries what was proved in one environment to the next: the intent and its evidence, never rows.
/// Pure.
@NullMarked
package org.barsrouter.catalogue.promote;

import org.jspecify.annotations.NullMarked;
