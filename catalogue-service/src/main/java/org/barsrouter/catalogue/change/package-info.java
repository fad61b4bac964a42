/// From the catalogue as it is and a file to a change-set: its diff, events and route records.
/// Pure.
@NullMarked
package org.barsrouter.catalogue.change;

import org.jspecify.annotations.NullMarked;
