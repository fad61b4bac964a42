package org.barsrouter.catalogue.decide;

import java.util.List;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Endpoint.Address;
import org.barsrouter.routing.route.Endpoint.Status;
import org.barsrouter.routing.route.Suspension;
import org.barsrouter.routing.route.Technical;
import org.jspecify.annotations.Nullable;

/// An endpoint with one thing changed.
final class Endpoints {
    private Endpoints() {}

    static Endpoint addressed(Endpoint old, List<Address> addresses) {
        return copy(
                old,
                new Parts(
                        old.managingOrganisation(),
                        old.status(),
                        addresses,
                        old.suspensions(),
                        old.technical()));
    }

    static Endpoint suspended(Endpoint old, List<Suspension> suspensions) {
        return copy(
                old,
                new Parts(
                        old.managingOrganisation(),
                        old.status(),
                        old.addresses(),
                        suspensions,
                        old.technical()));
    }

    static Endpoint managedBy(Endpoint old, @Nullable String ods) {
        return copy(
                old,
                new Parts(ods, old.status(), old.addresses(), old.suspensions(), old.technical()));
    }

    static Endpoint withTechnical(Endpoint old, Technical technical) {
        return copy(
                old,
                new Parts(
                        old.managingOrganisation(),
                        old.status(),
                        old.addresses(),
                        old.suspensions(),
                        technical));
    }

    static Endpoint active(Endpoint old) {
        return withStatus(old, Status.ACTIVE);
    }

    static Endpoint retired(Endpoint old) {
        return withStatus(old, Status.OFF);
    }

    private static Endpoint withStatus(Endpoint old, Status status) {
        return copy(
                old,
                new Parts(
                        old.managingOrganisation(),
                        status,
                        old.addresses(),
                        old.suspensions(),
                        old.technical()));
    }

    static Technical serving(Technical old, List<String> barsVersions) {
        return new Technical(
                old.fhirVersion(), old.addressKind(), old.securityProfile(), barsVersions);
    }

    /// What of an endpoint can change.
    private record Parts(
            @Nullable String managingOrganisation,
            Status status,
            List<Address> addresses,
            List<Suspension> suspensions,
            Technical technical) {}

    private static Endpoint copy(Endpoint old, Parts parts) {
        return new Endpoint(
                old.id(),
                old.productId(),
                old.instance(),
                old.connectionType(),
                old.payloadType(),
                parts.managingOrganisation(),
                parts.status(),
                parts.addresses(),
                parts.suspensions(),
                old.slices(),
                old.policy(),
                parts.technical());
    }
}
