/// The web console as browsers meet it: the real application, a real HTTP client, and stand-ins for
/// the services behind it.
@NullMarked
package org.barsrouter.console.web;

import org.jspecify.annotations.NullMarked;
