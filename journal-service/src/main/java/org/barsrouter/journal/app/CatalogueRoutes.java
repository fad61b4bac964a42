package org.barsrouter.journal.app;

import java.time.InstantSource;
import java.util.Optional;
import org.barsrouter.journal.replay.RoutesNow;
import org.barsrouter.routetable.kafka.RouteTable;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.resolve.Question;
import org.barsrouter.routing.resolve.Reason;
import org.barsrouter.routing.resolve.Resolver;
import org.barsrouter.routing.resolve.RoutingDecision;
import org.barsrouter.schemas.id.ServiceId;

/// Asks the router's own resolver, with what the catalogue says now.
final class CatalogueRoutes implements RoutesNow, AutoCloseable {
    private final RouteTable routes;
    private final IdentifierSystems systems;
    private final InstantSource clock;
    private final Resolver resolver = new Resolver(Policy.defaults());

    CatalogueRoutes(RouteTable routes, IdentifierSystems systems, InstantSource clock) {
        this.routes = routes;
        this.systems = systems;
        this.clock = clock;
    }

    @Override
    public Optional<String> of(String target) {
        return routes.isEmpty() ? Optional.empty() : ServiceId.parse(target).map(this::words);
    }

    private String words(ServiceId target) {
        RoutingDecision decision =
                routes.route(target)
                        .map(route -> resolver.resolve(route, Question.bars(clock.instant())))
                        .orElseGet(() -> Resolver.unknown(systems, target));
        return switch (decision) {
            case RoutingDecision.Deliver deliver -> deliver.lane().endpointId();
            case RoutingDecision.Unroutable(Reason reason) -> "nowhere: " + reason;
        };
    }

    @Override
    public void close() {
        routes.close();
    }
}
