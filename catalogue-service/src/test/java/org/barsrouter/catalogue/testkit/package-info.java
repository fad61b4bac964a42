/// What the tests of the catalogue share.
@NullMarked
package org.barsrouter.catalogue.testkit;

import org.jspecify.annotations.NullMarked;
