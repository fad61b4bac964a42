/// The HTTP door of BaRS Router: checks the envelope, appends to the log, answers the sender.
@NullMarked
package org.barsrouter.ingress;

import org.jspecify.annotations.NullMarked;
