/// What a list of switches would do, service by service, before anybody does it. Pure.
@NullMarked
package org.barsrouter.catalogue.plan;

import org.jspecify.annotations.NullMarked;
