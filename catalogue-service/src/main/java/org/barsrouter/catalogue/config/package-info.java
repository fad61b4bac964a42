/// What an operator sets, validated at start.
@NullMarked
package org.barsrouter.catalogue.config;

import org.jspecify.annotations.NullMarked;
