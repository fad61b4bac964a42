/// Commands that need no running service.
@NullMarked
package org.barsrouter.catalogue.cli;

import org.jspecify.annotations.NullMarked;
