package org.barsrouter.catalogue.resource;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A FHIR List: a service's Endpoints in order of priority, the first wins. A view of the ranks of
/// its assignments; there is one for each service, with the service's logical id.
///
/// @param service logical id of the service
/// @param endpoints logical ids, first is rank 1
public record PriorityList(@Nullable ResourceMeta meta, String service, List<String> endpoints)
        implements CatalogueResource {

    public PriorityList {
        endpoints = List.copyOf(endpoints);
    }
}
