/// What is measured: who gets the traffic, what goes wrong and when. Pure.
@NullMarked
package org.barsrouter.harness.bench.scenario;

import org.jspecify.annotations.NullMarked;
