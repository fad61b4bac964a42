/// What every service of one deployment is told alike.
@NullMarked
package org.barsrouter.deployment.config;

import org.jspecify.annotations.NullMarked;
