package org.barsrouter.catalogue.change;

import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Endpoint.Status;
import org.jspecify.annotations.Nullable;

/// An installation of a product that services can be assigned to, with what routing need not know.
/// In the FHIR API it is an Endpoint template.
///
/// @param version from 1; its ETag
public record Template(Endpoint endpoint, long version, @Nullable Certification certification) {

    public String id() {
        return endpoint.id();
    }

    /// Retired for good: nothing can be assigned to it any more, and nothing brings it back.
    public boolean isRetired() {
        return endpoint.status() == Status.OFF;
    }

    /// The next version of it.
    public Template next(Endpoint changed) {
        return new Template(changed, version + 1, certification);
    }
}
