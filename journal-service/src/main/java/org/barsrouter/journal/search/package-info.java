/// What operators look for, and where a page of what was found ends. Pure.
@NullMarked
package org.barsrouter.journal.search;

import org.jspecify.annotations.NullMarked;
