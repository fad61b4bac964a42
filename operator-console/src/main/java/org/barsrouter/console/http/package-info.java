/// Asks the journal and the catalogue, and says in a sentence when they do not answer.
@NullMarked
package org.barsrouter.console.http;

import org.jspecify.annotations.NullMarked;
