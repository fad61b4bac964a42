/// The router's configuration, validated at start.
@NullMarked
package org.barsrouter.router.config;

import org.jspecify.annotations.NullMarked;
