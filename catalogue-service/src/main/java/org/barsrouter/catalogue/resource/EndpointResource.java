package org.barsrouter.catalogue.resource;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A FHIR Endpoint: a supplier's template (no period, no service), or one service's use of a
/// template for a period.
///
/// @param identifiers product id, and the service's own identifiers on an atomic Endpoint
/// @param status code of FHIR's endpoint-status
/// @param managingOrganisation ODS code of the supplier
/// @param address base URL; absent where the reader may not see it
/// @param visibility `public` or `private`, which BaRS 1.4.0 writes into `header`
/// @param template logical id of the template that an atomic Endpoint was made from
public record EndpointResource(
        @Nullable ResourceMeta meta,
        List<BusinessId> identifiers,
        String status,
        @Nullable String name,
        Coded connectionType,
        List<Coded> payloadTypes,
        @Nullable String managingOrganisation,
        @Nullable URI address,
        @Nullable String visibility,
        @Nullable Validity period,
        @Nullable String template)
        implements CatalogueResource {

    /// A time with optional bounds, as FHIR writes it: the end belongs to it.
    public record Validity(@Nullable Instant start, @Nullable Instant end) {}

    public EndpointResource {
        identifiers = List.copyOf(identifiers);
        payloadTypes = List.copyOf(payloadTypes);
    }

    public Optional<String> productId() {
        return identifiers.stream().filter(Systems::isProduct).map(BusinessId::value).findFirst();
    }

    /// Which installation of the product it is; empty for the usual one.
    public Optional<String> instance() {
        return identifiers.stream().filter(Systems::isInstance).map(BusinessId::value).findFirst();
    }

    /// The identifiers that name services.
    public List<BusinessId> serviceIdentifiers() {
        return identifiers.stream()
                .filter(id ->
                        !Systems.isProduct(id) && !Systems.isOds(id) && !Systems.isInstance(id))
                .toList();
    }

    /// The same, with an address that the reader may not see left out.
    public EndpointResource withoutAddress() {
        return new EndpointResource(
                meta,
                identifiers,
                status,
                name,
                connectionType,
                payloadTypes,
                managingOrganisation,
                null,
                visibility,
                period,
                template);
    }
}
