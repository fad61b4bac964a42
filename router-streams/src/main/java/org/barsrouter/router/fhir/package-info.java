/// Builds the notices that tell senders how their deferred messages ended.
@NullMarked
package org.barsrouter.router.fhir;

import org.jspecify.annotations.NullMarked;
