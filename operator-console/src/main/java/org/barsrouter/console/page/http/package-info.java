/// Serves the pages.
@NullMarked
package org.barsrouter.console.page.http;

import org.jspecify.annotations.NullMarked;
