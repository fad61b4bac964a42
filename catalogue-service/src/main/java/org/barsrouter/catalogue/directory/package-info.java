/// The Directory of Services as the catalogue asks it: which services there are. Pure; the adapters
/// stand in `store` (a file) and `http` (a FHIR server).
@NullMarked
package org.barsrouter.catalogue.directory;

import org.jspecify.annotations.NullMarked;
