/// Lays out tables for people. Pure.
@NullMarked
package org.barsrouter.console.table;

import org.jspecify.annotations.NullMarked;
