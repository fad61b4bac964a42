/// What ingress counts; no clinical content in any name or tag.
@NullMarked
package org.barsrouter.ingress.metric;

import org.jspecify.annotations.NullMarked;
