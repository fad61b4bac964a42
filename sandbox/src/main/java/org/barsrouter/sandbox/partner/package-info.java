/// The sandbox's simulated partners: who they are, how their receivers behave and what they answer.
/// Pure; `partner.http` acts on it.
@NullMarked
package org.barsrouter.sandbox.partner;

import org.jspecify.annotations.NullMarked;
