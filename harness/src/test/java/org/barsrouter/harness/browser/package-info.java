/// The web console in a real browser.
@NullMarked
package org.barsrouter.harness.browser;

import org.jspecify.annotations.NullMarked;
