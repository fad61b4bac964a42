/// The whole system, told in stories.
@NullMarked
package org.barsrouter.harness.story;

import org.jspecify.annotations.NullMarked;
