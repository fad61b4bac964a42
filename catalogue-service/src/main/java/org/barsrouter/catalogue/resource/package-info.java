/// The FHIR resources of the Endpoint Catalogue as values: read tolerantly from any of the wire
/// dialects in use, written strictly in the one that the caller speaks. Pure.
@NullMarked
package org.barsrouter.catalogue.resource;

import org.jspecify.annotations.NullMarked;
