/// Who may do what: roles, permissions and the one table between them.
@NullMarked
package org.barsrouter.console.access;

import org.jspecify.annotations.NullMarked;
