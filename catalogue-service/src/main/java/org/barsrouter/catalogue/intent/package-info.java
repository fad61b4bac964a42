/// What a FHIR resource that a client sends asks of the catalogue: the commands that lead from what
/// is there to what is wanted. Pure.
@NullMarked
package org.barsrouter.catalogue.intent;

import org.jspecify.annotations.NullMarked;
