/// Orders of operators for endpoints, hosts and deliveries. Pure.
@NullMarked
package org.barsrouter.journal.control;

import org.jspecify.annotations.NullMarked;
