/// What an operator may do with registered applications, and what each is told. Pure.
@NullMarked
package org.barsrouter.ingress.register;

import org.jspecify.annotations.NullMarked;
