/// The catalogue as FHIR resources: which there are, under which ids, and which a search finds.
/// Pure.
@NullMarked
package org.barsrouter.catalogue.rendition;

import org.jspecify.annotations.NullMarked;
