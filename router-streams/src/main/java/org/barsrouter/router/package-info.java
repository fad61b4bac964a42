/// The router as a Spring Boot application; read `topology.RouterTopology` first.
@NullMarked
package org.barsrouter.router;

import org.jspecify.annotations.NullMarked;
