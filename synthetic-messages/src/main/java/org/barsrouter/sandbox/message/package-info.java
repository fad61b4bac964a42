/// Synthetic BaRS messages and requests, made from templates of our own. Pure.
@NullMarked
package org.barsrouter.sandbox.message;

import org.jspecify.annotations.NullMarked;
