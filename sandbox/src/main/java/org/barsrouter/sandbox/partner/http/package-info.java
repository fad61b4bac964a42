/// Simulated partners that really listen and send: receivers, a sender and a partner that answers
/// validations. Edge.
@NullMarked
package org.barsrouter.sandbox.partner.http;

import org.jspecify.annotations.NullMarked;
