/// The FHIR API of the catalogue: our own base path in true R4, and the paths of BaRS 1.4.0 as a
/// façade with its published shapes. Who calls is what the headers say, as long as there are no
/// tokens: it belongs behind a gateway that checks them.
@NullMarked
package org.barsrouter.catalogue.fhir;

import org.jspecify.annotations.NullMarked;
