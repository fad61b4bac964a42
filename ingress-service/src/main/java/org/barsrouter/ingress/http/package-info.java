/// The edge to HTTP: reads requests, writes answers, asks the journal.
@NullMarked
package org.barsrouter.ingress.http;

import org.jspecify.annotations.NullMarked;
