/// Holds the documents and the compose file against the code.
@NullMarked
package org.barsrouter.harness.document;

import org.jspecify.annotations.NullMarked;
