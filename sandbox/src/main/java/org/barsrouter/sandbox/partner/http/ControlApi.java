package org.barsrouter.sandbox.partner.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.ReceivedRequest;
import org.barsrouter.sandbox.partner.ReceiverScript;
import org.barsrouter.sandbox.partner.ScriptText;
import org.barsrouter.schemas.id.ServiceId;

/// Lets people steer a simulated receiver that runs as a process of its own: `PUT /_script/{service
/// value}` with a script as text, which takes a service on that is not simulated here yet; `GET
/// /_received` for what came. It shows ids only, never a body or a query.
final class ControlApi implements HttpHandler {
    private static final String SCRIPT = "/_script/";

    private static final Pattern VALUE = Pattern.compile("[0-9]{10}");

    private final Map<ServiceId, HostedService> services;
    private final Supplier<HostedService> fresh;

    /// @param fresh a service that accepts everything
    ControlApi(Map<ServiceId, HostedService> services, Supplier<HostedService> fresh) {
        this.services = services;
        this.fresh = fresh;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            String call = exchange.getRequestMethod() + " " + path;
            if (call.startsWith("PUT " + SCRIPT)) {
                play(exchange, path.substring(SCRIPT.length()), body);
            } else if (call.equals("GET /_received")) {
                answer(exchange, 200, received());
            } else {
                answer(exchange, 404, "PUT /_script/{service value} or GET /_received\n");
            }
        }
    }

    private void play(HttpExchange exchange, String value, String script) throws IOException {
        Optional<HostedService> service =
                services.entrySet().stream()
                        .filter(entry -> entry.getKey().value().equals(value))
                        .map(Map.Entry::getValue)
                        .findFirst();
        if (service.isEmpty() && !VALUE.matcher(value).matches()) {
            answer(exchange, 404, "a DoS service id has ten digits\n");
            return;
        }
        try {
            ReceiverScript parsed = ScriptText.parse(script);
            HostedService hosted =
                    service.orElseGet(() ->
                            services.computeIfAbsent(
                                    new ServiceId(CastMember.SYSTEM, value), _ -> fresh.get()));
            hosted.play(parsed);
            answer(exchange, 200, hosted.script() + "\n");
        } catch (IllegalArgumentException e) {
            answer(exchange, 400, e.getMessage() + "\n");
        }
    }

    private String received() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        services.forEach((service, hosted) ->
                hosted.log().all().forEach(request -> describe(all, service, request)));
        return all.toPrettyString() + "\n";
    }

    private static void describe(ArrayNode all, ServiceId service, ReceivedRequest request) {
        all.addObject()
                .put("service", service.key())
                .put("instant", request.instant().toString())
                .put("method", request.method())
                .put("path", request.path())
                .put("requestId", String.valueOf(request.requestId()))
                .put("correlationId", String.valueOf(request.correlationId()));
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
