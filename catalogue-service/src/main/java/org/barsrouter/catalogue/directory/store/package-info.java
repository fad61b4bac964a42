/// A directory that is an extract in a file.
@NullMarked
package org.barsrouter.catalogue.directory.store;

import org.jspecify.annotations.NullMarked;
