/// Every error that this router itself gives, with its stable code. Pure.
@NullMarked
package org.barsrouter.schemas.refusal;

import org.jspecify.annotations.NullMarked;
