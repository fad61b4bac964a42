/// What an import needs beyond the rules for rows: the guard that waits for a person, the replay of
/// the resolver before anything is written, and the log of every row. Pure.
@NullMarked
package org.barsrouter.catalogue.intake;

import org.jspecify.annotations.NullMarked;
