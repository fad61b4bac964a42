package org.barsrouter.catalogue.http;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.explain.ExplainTarget;
import org.barsrouter.routing.route.Endpoint;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The endpoints of the catalogue, the one with the most services first.
@RestController
class EndpointController {
    private final Current current;
    private final ExplainTarget explain;

    record Endpoints(List<EndpointView> endpoints) {}

    /// @param services how many are routed to it now
    /// @param sharePercent of all services that are routed now
    /// @param slices lanes that it is split into
    record EndpointView(
            String id,
            String productId,
            String instance,
            @Nullable String address,
            String status,
            int slices,
            int services,
            double sharePercent) {}

    EndpointController(Current current, ExplainTarget explain) {
        this.current = current;
        this.explain = explain;
    }

    @GetMapping("/catalogue/v1/endpoints")
    Endpoints endpoints() {
        Catalogue catalogue = current.catalogue();
        Instant at = current.at(null);
        Map<String, Integer> services = new HashMap<>();
        catalogue.services().values().stream()
                .flatMap(entry -> explain.route(entry, at).stream())
                .forEach(route ->
                        services.merge(route.assignment().endpoint().id(), 1, Integer::sum));
        int routed = services.values().stream().mapToInt(Integer::intValue).sum();
        return new Endpoints(
                catalogue.endpoints().values().stream()
                        .map(endpoint ->
                                view(
                                        endpoint,
                                        at,
                                        new Share(services.getOrDefault(endpoint.id(), 0), routed)))
                        .sorted(
                                Comparator.comparingInt(EndpointView::services)
                                        .reversed()
                                        .thenComparing(EndpointView::id))
                        .toList());
    }

    private record Share(int services, int of) {
        double percent() {
            return of == 0 ? 0 : Math.round(1000.0 * services / of) / 10.0;
        }
    }

    private static EndpointView view(Endpoint endpoint, Instant at, Share share) {
        return new EndpointView(
                endpoint.id(),
                endpoint.productId(),
                endpoint.instance(),
                endpoint.addressAt(at).map(Object::toString).orElse(null),
                endpoint.status().name().toLowerCase(Locale.ROOT),
                endpoint.slices(),
                share.services(),
                share.percent());
    }
}
