/// The journal's HTTP API.
@NullMarked
package org.barsrouter.journal.http;

import org.jspecify.annotations.NullMarked;
