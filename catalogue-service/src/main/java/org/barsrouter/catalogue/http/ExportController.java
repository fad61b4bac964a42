package org.barsrouter.catalogue.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.barsrouter.catalogue.change.Sha256;
import org.barsrouter.catalogue.explain.ExplainTarget;
import org.barsrouter.catalogue.targets.Target;
import org.barsrouter.catalogue.targets.TargetsFile;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The catalogue as a national file: the way back to the old proxy.
@RestController
class ExportController {
    static final String SERVICES = "X-Services";
    static final String DIGEST = "X-Content-SHA256";

    private final Current current;
    private final ExplainTarget explain;
    private final Environment environment;

    ExportController(Current current, ExplainTarget explain, Environment environment) {
        this.current = current;
        this.explain = explain;
        this.environment = environment;
    }

    /// Every service that the router would route at the instant, with the address it would use.
    ///
    /// @param env the environment that the caller means; another one is refused
    @GetMapping(path = "/catalogue/v1/export", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> export(
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String env) {
        environment.require(env);
        Instant instant = current.at(at);
        List<Target> targets =
                current.catalogue().services().values().stream()
                        .flatMap(entry ->
                                explain.route(entry, instant).stream()
                                        .map(route -> new Target(entry.id(), route.address())))
                        .toList();
        String file = TargetsFile.write(targets);
        return ResponseEntity.ok()
                .header(SERVICES, Integer.toString(targets.size()))
                .header(DIGEST, Sha256.ofBytes(file.getBytes(StandardCharsets.UTF_8)))
                .body(file);
    }
}
