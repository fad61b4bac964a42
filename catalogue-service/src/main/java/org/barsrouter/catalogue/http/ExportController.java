package org.barsrouter.catalogue.http;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.barsrouter.catalogue.explain.ExplainTarget;
import org.barsrouter.catalogue.targets.TargetsJson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The catalogue as a national file: the way back to the old proxy.
@RestController
class ExportController {
    private final Current current;
    private final ExplainTarget explain;

    ExportController(Current current, ExplainTarget explain) {
        this.current = current;
        this.explain = explain;
    }

    /// Every service that the router would route at the instant, with the address it would use.
    @GetMapping(path = "/catalogue/v1/export", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Map<String, Map<String, String>>> export(
            @RequestParam(required = false) @Nullable String at) {
        Instant instant = current.at(at);
        Map<String, Map<String, String>> systems = new LinkedHashMap<>();
        for (var entry : current.catalogue().services().values()) {
            explain.route(entry, instant)
                    .ifPresent(route ->
                            systems.computeIfAbsent(entry.id().system(), _ -> new LinkedHashMap<>())
                                    .put(entry.id().value(), route.address().toString()));
        }
        return Map.of(TargetsJson.ROOT, systems);
    }
}
