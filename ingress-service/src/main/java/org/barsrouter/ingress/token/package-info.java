/// What a signed token proves: its signature, its claims, each refusal naming the claim that is
/// wrong. Pure.
@NullMarked
package org.barsrouter.ingress.token;

import org.jspecify.annotations.NullMarked;
