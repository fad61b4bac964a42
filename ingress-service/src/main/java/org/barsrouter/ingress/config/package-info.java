/// The settings, their defaults and their checks.
@NullMarked
package org.barsrouter.ingress.config;

import org.jspecify.annotations.NullMarked;
