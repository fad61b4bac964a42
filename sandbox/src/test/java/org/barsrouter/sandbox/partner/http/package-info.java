/// Tests of the package of the same name.
@NullMarked
package org.barsrouter.sandbox.partner.http;

import org.jspecify.annotations.NullMarked;
