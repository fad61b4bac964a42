package org.barsrouter.ingress.cors;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.barsrouter.ingress.envelope.Call;
import org.barsrouter.ingress.header.HeaderField;
import org.barsrouter.schemas.header.BarsHeaders;

/// Answers browsers that ask whether a page may call us. BaRS is spoken by servers, so no origin is
/// admitted unless a deployment names it. Headers, methods and age are those of the national
/// sandbox.
public final class CorsRules {
    private static final String ANY = "*";
    private static final String METHODS = "GET, PUT, POST, PATCH, DELETE";
    private static final String MAX_AGE_SECONDS = "3628800";
    private static final String HEADERS =
            String.join(
                    ", ",
                    List.of(
                            "origin",
                            "x-requested-with",
                            "accept",
                            "content-type",
                            "authorization",
                            "nhsd-session-urid",
                            BarsHeaders.REQUEST_ID,
                            BarsHeaders.CORRELATION_ID,
                            BarsHeaders.TARGET_IDENTIFIER,
                            BarsHeaders.END_USER_ORGANISATION,
                            BarsHeaders.REQUESTING_SOFTWARE,
                            BarsHeaders.REQUESTING_PRACTITIONER,
                            BarsHeaders.USE_CONTEXT));
    private static final String EXPOSED =
            String.join(
                    ", ",
                    List.of(
                            BarsHeaders.REQUEST_ID,
                            BarsHeaders.CORRELATION_ID,
                            "Content-Location",
                            "Retry-After"));

    private final Set<String> origins;

    /// @param origins as browsers write them, `https://host`; `*` admits every one
    public CorsRules(List<String> origins) {
        this.origins = Set.copyOf(origins);
    }

    /// What a preflight request of an admitted origin is told beside {@link #answer}; empty when
    /// the call is none.
    public Optional<List<HeaderField>> preflight(Call call) {
        boolean asks =
                call.method().equals("OPTIONS")
                        && call.headers().first("Access-Control-Request-Method").isPresent();
        return asks
                ? admitted(call)
                        .map(_ ->
                                List.of(
                                        new HeaderField("Access-Control-Allow-Headers", HEADERS),
                                        new HeaderField("Access-Control-Allow-Methods", METHODS),
                                        new HeaderField("Access-Control-Max-Age", MAX_AGE_SECONDS)))
                : Optional.empty();
    }

    /// What every answer says to a browser: nothing unless its origin is admitted.
    public List<HeaderField> answer(Call call) {
        return admitted(call)
                .map(origin ->
                        List.of(
                                new HeaderField("Access-Control-Allow-Origin", origin),
                                new HeaderField("Access-Control-Expose-Headers", EXPOSED),
                                new HeaderField("Vary", "Origin")))
                .orElse(List.of());
    }

    private Optional<String> admitted(Call call) {
        return origins.isEmpty()
                ? Optional.empty()
                : call.headers()
                        .first("Origin")
                        .filter(origin -> origins.contains(ANY) || origins.contains(origin));
    }
}
