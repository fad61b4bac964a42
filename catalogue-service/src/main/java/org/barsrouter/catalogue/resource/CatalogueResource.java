package org.barsrouter.catalogue.resource;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A FHIR resource of the Endpoint Catalogue.
public sealed interface CatalogueResource permits EndpointResource, ServiceResource, PriorityList {

    /// What the server says of it; absent on what a client sent.
    @Nullable ResourceMeta meta();

    /// The same of a resource that the server shows.
    ///
    /// @throws NullPointerException when a client sent it
    default ResourceMeta shown() {
        return Objects.requireNonNull(meta(), "a resource that is shown has an id");
    }

    /// FHIR resource type.
    default String type() {
        return switch (this) {
            case EndpointResource _ -> "Endpoint";
            case ServiceResource _ -> "HealthcareService";
            case PriorityList _ -> "List";
        };
    }
}
