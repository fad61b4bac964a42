/// How many calls an application has made and whether it may make one more. Pure.
@NullMarked
package org.barsrouter.ingress.limit;

import org.jspecify.annotations.NullMarked;
