package org.barsrouter.catalogue.change;

import org.barsrouter.routing.route.Route;

/// Names the state of a service by its content.
public final class ContentHash {
    private ContentHash() {}

    /// The same service with the hash of what it says.
    public static Route.Service of(Route.Service bare) {
        return new Route.Service(
                bare.id(),
                bare.active(),
                bare.providedBy(),
                bare.name(),
                bare.grantedProducts(),
                bare.takesBookingResponse(),
                bare.assignments(),
                Sha256.start().with(RouteJson.of(bare)).hex(),
                bare.identifiers(),
                bare.inactive());
    }
}
