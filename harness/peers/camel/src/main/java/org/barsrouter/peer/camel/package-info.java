/// Apache Camel, delivering to receivers over HTTP.
@NullMarked
package org.barsrouter.peer.camel;

import org.jspecify.annotations.NullMarked;
