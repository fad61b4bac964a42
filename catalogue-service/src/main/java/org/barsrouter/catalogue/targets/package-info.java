/// The national targets file and the providers list: read, and held against the rules. Pure.
@NullMarked
package org.barsrouter.catalogue.targets;

import org.jspecify.annotations.NullMarked;
