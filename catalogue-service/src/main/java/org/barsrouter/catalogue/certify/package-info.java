/// Judges what a receiver was seen to do against the checks of a certification, and grades it.
/// Pure.
@NullMarked
package org.barsrouter.catalogue.certify;

import org.jspecify.annotations.NullMarked;
