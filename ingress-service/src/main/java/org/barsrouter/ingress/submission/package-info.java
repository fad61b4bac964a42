/// A message that passed every check, with its ids and deadlines. Pure.
@NullMarked
package org.barsrouter.ingress.submission;

import org.jspecify.annotations.NullMarked;
