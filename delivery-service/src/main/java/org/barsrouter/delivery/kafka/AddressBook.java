package org.barsrouter.delivery.kafka;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.barsrouter.routetable.kafka.RouteTable;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.id.ServiceId;

/// The address of an endpoint at the instant of an attempt: it may have moved since routing.
@FunctionalInterface
public interface AddressBook {
    Optional<URI> address(ServiceId target, String endpointId, Instant at);

    /// Addresses as the catalogue has them now.
    static AddressBook of(RouteTable routes) {
        return (target, endpointId, at) ->
                routes.route(target)
                        .flatMap(route -> endpoint(route, endpointId))
                        .flatMap(endpoint -> endpoint.addressAt(at));
    }

    private static Optional<Endpoint> endpoint(Route route, String endpointId) {
        return route instanceof Route.Service service
                ? service.endpoint(endpointId)
                : Optional.empty();
    }
}
