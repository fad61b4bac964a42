/// Puts the web console together: its addresses, its templates, sign-in.
@NullMarked
package org.barsrouter.console.app;

import org.jspecify.annotations.NullMarked;
