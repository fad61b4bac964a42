package org.barsrouter.catalogue.compare;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.barsrouter.catalogue.explain.Words;
import org.barsrouter.catalogue.targets.Provider;
import org.barsrouter.catalogue.targets.Target;
import org.barsrouter.routing.resolve.Question;
import org.barsrouter.routing.resolve.Resolver;
import org.barsrouter.routing.resolve.RoutingDecision.Deliver;
import org.barsrouter.routing.resolve.RoutingDecision.Unroutable;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.id.ServiceId;

/// What the router would do with every service at an instant, and what a file says, as statements
/// that can be compared. The decision is the router's own resolver's (rule V1).
public final class Routed {
    private static final String PROVIDED_BY = "providedBy";
    private static final String NAME = "name";

    private final Resolver resolver;

    public Routed(Resolver resolver) {
        this.resolver = resolver;
    }

    /// What the catalogue says at an instant.
    public Map<ServiceId, Stated> at(Collection<Route.Service> services, Instant at) {
        Map<ServiceId, Stated> stated = new LinkedHashMap<>();
        services.forEach(service -> stated.put(service.id(), stated(service, at)));
        return stated;
    }

    private Stated stated(Route.Service service, Instant at) {
        return switch (resolver.resolve(service, Question.bars(at))) {
            case Deliver deliver ->
                    Stated.at(
                            deliver.address(),
                            details(
                                    service.provider().orElse(""),
                                    service.name() == null ? "" : service.name()));
            case Unroutable(var reason) -> Stated.unrouted(Words.of(reason));
        };
    }

    /// What a file says, with the providers if there is a list of them.
    public static Map<ServiceId, Stated> file(
            Collection<Target> targets, Map<ServiceId, Provider> providers) {
        Map<ServiceId, Stated> stated = new LinkedHashMap<>();
        for (Target target : targets) {
            Provider provider = providers.get(target.id());
            Map<String, String> details =
                    provider == null
                            ? Map.of()
                            : details(
                                    provider.ods(), provider.name() == null ? "" : provider.name());
            stated.put(target.id(), Stated.at(target.address(), details));
        }
        return stated;
    }

    private static Map<String, String> details(String ods, String name) {
        Map<String, String> details = new TreeMap<>();
        details.put(PROVIDED_BY, ods);
        if (!name.isEmpty()) {
            details.put(NAME, name);
        }
        return details;
    }
}
