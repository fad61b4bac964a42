/// The applications of senders as they are registered: who they speak for, what they may do, by
/// which keys they are recognised. Pure.
@NullMarked
package org.barsrouter.ingress.client;

import org.jspecify.annotations.NullMarked;
