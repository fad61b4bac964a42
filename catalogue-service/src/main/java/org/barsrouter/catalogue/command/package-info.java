/// What can be asked of the catalogue: commands as values. Pure.
@NullMarked
package org.barsrouter.catalogue.command;

import org.jspecify.annotations.NullMarked;
