package org.barsrouter.delivery.read;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Period;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// A service with one endpoint, and one that moved from a supplier to another.
public final class Reads {
    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    public static final ServiceId SERVICE =
            new ServiceId(IdentifierSystems.DOS_SERVICE_ID, "2000099999");
    public static final String HASH = "hash";

    private Reads() {}

    public static Route.Service route(URI address, PolicyOverrides policy) {
        return service(
                List.of(assignment("only", Instant.EPOCH, null, endpoint("one", address, policy))));
    }

    /// The old supplier drains.
    public static Route.Service moved(URI from, URI to) {
        Instant yesterday = NOW.minus(Duration.ofDays(1));
        return service(
                List.of(
                        assignment(
                                "old",
                                Instant.EPOCH,
                                yesterday,
                                endpoint("old", from, PolicyOverrides.none())),
                        assignment(
                                "new",
                                yesterday,
                                null,
                                endpoint("new", to, PolicyOverrides.none()))));
    }

    private static Route.Service service(List<Assignment> assignments) {
        return new Route.Service(SERVICE, true, "A1001", null, List.of(), false, assignments, HASH);
    }

    private static Assignment assignment(
            String id, Instant from, @Nullable Instant to, Endpoint endpoint) {
        return new Assignment(
                id,
                1,
                new Period(from, to),
                true,
                List.of(),
                to == null ? null : to.plus(Duration.ofDays(30)),
                endpoint,
                PolicyOverrides.none());
    }

    private static Endpoint endpoint(String instance, URI address, PolicyOverrides policy) {
        return new Endpoint(
                "product/" + instance,
                "product",
                instance,
                "hl7-fhir-rest",
                "bars",
                null,
                Endpoint.Status.ACTIVE,
                List.of(new Endpoint.Address(Instant.EPOCH, address)),
                List.of(),
                1,
                policy);
    }
}
