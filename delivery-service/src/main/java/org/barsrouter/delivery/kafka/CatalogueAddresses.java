package org.barsrouter.delivery.kafka;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.barsrouter.delivery.lane.Seat;
import org.barsrouter.routetable.kafka.RouteTable;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.resolve.Question;
import org.barsrouter.routing.resolve.Reason;
import org.barsrouter.routing.resolve.Resolver;
import org.barsrouter.routing.resolve.RoutingDecision;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.id.ServiceId;

/// The catalogue's addresses, and whether a route has moved: the router's own resolver is asked.
final class CatalogueAddresses implements AddressBook {
    private final RouteTable routes;
    private final Resolver resolver = new Resolver(Policy.defaults());

    CatalogueAddresses(RouteTable routes) {
        this.routes = routes;
    }

    @Override
    public Optional<URI> address(ServiceId target, String endpointId, Instant at) {
        return routes.route(target)
                .flatMap(route -> endpoint(route, endpointId))
                .flatMap(endpoint -> endpoint.addressAt(at));
    }

    private static Optional<Endpoint> endpoint(Route route, String endpointId) {
        return route instanceof Route.Service service
                ? service.endpoint(endpointId)
                : Optional.empty();
    }

    /// A catalogue without any route is one that was lost or not imported yet: nothing moves then.
    @Override
    public Standing standing(Seat seat, Instant at) {
        Optional<Route> route = routes.route(seat.target());
        if (route.isEmpty()) {
            return routes.isEmpty() ? Standing.STAYS : Standing.MOVED;
        }
        return switch (resolver.resolve(route.get(), Question.bars(at))) {
            case RoutingDecision.Deliver deliver ->
                    deliver.lane().equals(seat.lane()) ? Standing.STAYS : Standing.MOVED;
            case RoutingDecision.Unroutable(Reason reason) -> without(reason);
        };
    }

    /// What will be mended, or is over one day, ends no message that waits.
    private static Standing without(Reason reason) {
        return switch (reason) {
            case SUSPENDED, TEMPLATE_SUSPENDED, UNHEALTHY, AMBIGUOUS, CORRUPT -> Standing.STAYS;
            case MALFORMED_TARGET,
                    UNKNOWN_SYSTEM,
                    UNKNOWN_SERVICE,
                    SERVICE_INACTIVE,
                    NO_ASSIGNMENT_AT,
                    NOT_YET,
                    EXPIRED,
                    SUPPLIER_INACTIVE,
                    TYPE_MISMATCH,
                    VERSION_UNSUPPORTED ->
                    Standing.MOVED;
        };
    }
}
