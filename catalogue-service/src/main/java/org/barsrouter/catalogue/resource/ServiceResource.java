package org.barsrouter.catalogue.resource;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A FHIR HealthcareService: a service with its identifiers, provider and Endpoints.
///
/// @param identifiers service ids first; a product id stands for the grant to manage it
/// @param providedBy ODS code of the provider
/// @param endpoints logical ids of its Endpoints, in order of priority
public record ServiceResource(
        @Nullable ResourceMeta meta,
        List<BusinessId> identifiers,
        boolean active,
        @Nullable String providedBy,
        @Nullable String name,
        List<String> endpoints)
        implements CatalogueResource {

    public ServiceResource {
        identifiers = List.copyOf(identifiers);
        endpoints = List.copyOf(endpoints);
    }

    /// The products that may manage the service.
    public List<String> productIds() {
        return identifiers.stream().filter(Systems::isProduct).map(BusinessId::value).toList();
    }

    /// The identifiers that name the service.
    public List<BusinessId> serviceIdentifiers() {
        return identifiers.stream().filter(id -> !Systems.isProduct(id)).toList();
    }

    /// The identifier it is known by: the first that names it.
    public Optional<BusinessId> principal() {
        return serviceIdentifiers().stream().findFirst();
    }
}
