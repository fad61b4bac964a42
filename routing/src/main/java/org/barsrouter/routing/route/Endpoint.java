package org.barsrouter.routing.route;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.jspecify.annotations.Nullable;

/// The catalogue's template instance: one installation of a product, with its address timeline.
///
/// @param id stable, `product/instance`; names the lane
/// @param managingOrganisation ODS code of the supplier
/// @param slices into how many lanes it is split, at least 1
public record Endpoint(
        String id,
        String productId,
        String instance,
        String connectionType,
        String payloadType,
        @Nullable String managingOrganisation,
        Status status,
        List<Address> addresses,
        List<Suspension> suspensions,
        int slices,
        PolicyOverrides policy,
        Technical technical) {

    /// A BaRS endpoint.
    public Endpoint(
            String id,
            String productId,
            String instance,
            String connectionType,
            String payloadType,
            @Nullable String managingOrganisation,
            Status status,
            List<Address> addresses,
            List<Suspension> suspensions,
            int slices,
            PolicyOverrides policy) {
        this(
                id,
                productId,
                instance,
                connectionType,
                payloadType,
                managingOrganisation,
                status,
                addresses,
                suspensions,
                slices,
                policy,
                Technical.bars());
    }

    /// FHIR R4 endpoint status.
    public enum Status {
        ACTIVE,
        SUSPENDED,
        ERROR,
        OFF,
        ENTERED_IN_ERROR,
        TEST
    }

    /// An address and the instant from which it holds.
    public record Address(Instant from, URI url) {}

    public Endpoint {
        addresses = addresses.stream().sorted(Comparator.comparing(Address::from)).toList();
        suspensions = List.copyOf(suspensions);
        if (slices < 1) {
            throw new IllegalArgumentException("an endpoint has at least one slice");
        }
    }

    /// The base URL that holds at an instant; empty before the first.
    public Optional<URI> addressAt(Instant at) {
        return addresses.stream()
                .filter(address -> !address.from().isAfter(at))
                .reduce((_, later) -> later)
                .map(Address::url);
    }

    public boolean suspendedAt(Instant at) {
        return status == Status.SUSPENDED || suspensionAt(at).isPresent();
    }

    /// The suspension that holds at an instant; the supplier's own before the endpoint's.
    public Optional<Suspension> suspensionAt(Instant at) {
        return suspensions.stream()
                .filter(suspension -> suspension.period().covers(at))
                .max(Comparator.comparing(Suspension::cause));
    }
}
