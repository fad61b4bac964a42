package org.barsrouter.delivery.read;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.resolve.Question;
import org.barsrouter.routing.resolve.Resolver;
import org.barsrouter.routing.resolve.RoutingDecision;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.id.ServiceId;

/// Where a read goes: the router's own resolver is asked, with what this process knows of the
/// catalogue.
public final class ReadRoutes {
    private final IdentifierSystems systems;
    private final Function<ServiceId, Optional<Route>> routes;
    private final Resolver resolver = new Resolver(Policy.defaults());

    public ReadRoutes(IdentifierSystems systems, Function<ServiceId, Optional<Route>> routes) {
        this.systems = systems;
        this.routes = routes;
    }

    /// The decision at an instant. While a supplier drains, bookings and referrals are looked for
    /// where they are; free slots and what a receiver can do are asked of the new one, to which new
    /// messages go.
    public RoutingDecision of(ServiceId target, String path, Instant at) {
        Question question = Question.bars(at);
        Question asked = isAboutExisting(path) ? question.onExisting() : question;
        return routes.apply(target)
                .map(route -> resolver.resolve(route, asked))
                .orElseGet(() -> Resolver.unknown(systems, target));
    }

    private static boolean isAboutExisting(String path) {
        String type = path.split("/", -1)[1];
        return type.equals("Appointment") || type.equals("ServiceRequest");
    }
}
