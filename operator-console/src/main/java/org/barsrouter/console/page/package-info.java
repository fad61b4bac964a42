/// What pages show, made from what services answer.
@NullMarked
package org.barsrouter.console.page;

import org.jspecify.annotations.NullMarked;
