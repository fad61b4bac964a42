package org.barsrouter.catalogue.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.explain.ExplainTarget;
import org.barsrouter.routing.identifier.IdentifierSystems.Canonical;
import org.barsrouter.routing.resolve.RoutingDecision.Deliver;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The services of the catalogue: a list in pages, and one of them.
@RestController
class ServiceController {
    private static final int MOST = 500;

    private final Current current;
    private final ExplainTarget explain;

    /// @param total services in the catalogue
    /// @param next `after` of the next page; absent on the last
    record Page(List<ServiceView> services, int total, @Nullable String next) {}

    ServiceController(Current current, ExplainTarget explain) {
        this.current = current;
        this.explain = explain;
    }

    /// @param after key to start behind
    /// @param limit most services of the page, 1 to 500
    /// @param query text that id, name, provider or address contain, in any case
    @GetMapping("/catalogue/v1/services")
    Page services(
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "") String query) {
        if (limit < 1 || limit > MOST) {
            throw new FaultException(
                    Fault.REQUEST_UNREADABLE, "limit is a number from 1 to " + MOST + ".");
        }
        Catalogue catalogue = current.catalogue();
        Instant at = current.at(null);
        NavigableMap<String, Entry> rest = catalogue.services().tailMap(after, false);
        String wanted = query.toLowerCase(Locale.ROOT);
        List<ServiceView> page = new ArrayList<>();
        String last = null;
        for (var row : rest.entrySet()) {
            Optional<Deliver> route = explain.route(row.getValue(), at);
            ServiceView view = ServiceView.line(row.getValue(), route);
            if (!matches(view, wanted)) {
                continue;
            }
            if (page.size() == limit) {
                return new Page(page, catalogue.services().size(), last);
            }
            page.add(view);
            last = row.getKey();
        }
        return new Page(page, catalogue.services().size(), null);
    }

    private static boolean matches(ServiceView view, String wanted) {
        return wanted.isEmpty()
                || contains(view.value(), wanted)
                || contains(view.name(), wanted)
                || contains(view.providedBy(), wanted)
                || contains(view.address(), wanted);
    }

    private static boolean contains(@Nullable String text, String wanted) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    @GetMapping("/catalogue/v1/service")
    ResponseEntity<ServiceView> service(@RequestParam String target) {
        Catalogue catalogue = current.catalogue();
        Canonical id = current.target(target);
        Instant at = current.at(null);
        return catalogue
                .service(id.id())
                .map(entry ->
                        ResponseEntity.ok()
                                .eTag(EntityTags.of(entry.version()))
                                .body(ServiceView.whole(entry, explain.route(entry, at), at)))
                .orElseThrow(() ->
                        new FaultException(
                                Fault.SERVICE_UNKNOWN,
                                "Check the identifier; $explain says whether its system is known."));
    }
}
