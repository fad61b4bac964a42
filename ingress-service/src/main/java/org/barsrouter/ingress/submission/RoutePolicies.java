package org.barsrouter.ingress.submission;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.resolve.Question;
import org.barsrouter.routing.resolve.Resolver;
import org.barsrouter.routing.resolve.RoutingDecision;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.id.ServiceId;

/// The delivery policy of a target: its route's, and the defaults for what cannot be routed, which
/// the router will refuse.
public final class RoutePolicies {
    private final Policy defaults;
    private final Resolver resolver;
    private final Function<ServiceId, Optional<Route>> routes;

    public RoutePolicies(Policy defaults, Function<ServiceId, Optional<Route>> routes) {
        this.defaults = defaults;
        this.resolver = new Resolver(defaults);
        this.routes = routes;
    }

    public Policy of(ServiceId target, Instant at) {
        return routes.apply(target)
                .map(route -> resolver.resolve(route, Question.bars(at)))
                .map(this::policy)
                .orElse(defaults);
    }

    private Policy policy(RoutingDecision decision) {
        return switch (decision) {
            case RoutingDecision.Deliver deliver -> deliver.policy();
            case RoutingDecision.Unroutable _ -> defaults;
        };
    }
}
