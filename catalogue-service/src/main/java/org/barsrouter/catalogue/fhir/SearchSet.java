package org.barsrouter.catalogue.fhir;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.barsrouter.catalogue.resource.CatalogueResource;

/// One page of what a search found.
///
/// @param base URL of the face, for the full URLs of the entries
/// @param total of all pages
/// @param links relation to URL, `self` first
record SearchSet(
        String base,
        Instant at,
        int total,
        List<? extends CatalogueResource> page,
        Map<String, String> links) {

    String fullUrl(CatalogueResource resource) {
        return base + "/" + resource.type() + "/" + resource.shown().id();
    }
}
