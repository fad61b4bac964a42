package org.barsrouter.sandbox.partner.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.sandbox.partner.Behaviour;
import org.barsrouter.sandbox.partner.ReceivedRequest;
import org.barsrouter.sandbox.partner.ReceiverAnswer;
import org.barsrouter.sandbox.partner.ReceiverOutcome;
import org.barsrouter.sandbox.partner.RequestCheck;
import org.barsrouter.sandbox.partner.ScriptedAnswer;
import org.barsrouter.sandbox.partner.Step;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// Takes HTTP requests to the service that they name and plays its script. One per time that the
/// receiver is up.
final class Reception implements HttpHandler {
    private final String basePath;
    private final Map<ServiceId, HostedService> services;
    private final InstantSource clock;
    private final Patience patience = new Patience();

    Reception(String basePath, Map<ServiceId, HostedService> services, InstantSource clock) {
        this.basePath = basePath;
        this.services = services;
        this.clock = clock;
    }

    Patience patience() {
        return patience;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Optional<HostedService> service = service(exchange);
            if (service.isEmpty()) {
                write(
                        exchange,
                        ReceiverOutcome.refusal(
                                404, "not-found", "No such service is simulated here."));
            } else {
                serve(exchange, body, service.get());
            }
        }
    }

    private Optional<HostedService> service(HttpExchange exchange) {
        return RequestCheck.target(
                        exchange.getRequestHeaders().getFirst(BarsHeaders.TARGET_IDENTIFIER))
                .map(services::get);
    }

    private void serve(HttpExchange exchange, byte[] body, HostedService service)
            throws IOException {
        if (!service.keepsRequests()) {
            serveUnread(exchange, body, service);
            return;
        }
        ReceivedRequest request = request(exchange, body);
        service.log().add(request);
        Optional<ReceiverAnswer> turnedAway = service.turnAway(request);
        if (turnedAway.isPresent()) {
            write(exchange, turnedAway.get().echoing(request));
        } else {
            play(new Visit(exchange, service, request), service.nextStep());
        }
    }

    /// Nothing is remembered, and for a constant answer nothing is read: benchmarks share the
    /// machine with us.
    private void serveUnread(HttpExchange exchange, byte[] body, HostedService service)
            throws IOException {
        service.log().countOnly();
        Step step = service.nextStep();
        if (step.behaviour() instanceof Behaviour.Constant) {
            if (patience.pause(step.delay())) {
                ConstantAnswer.write(exchange);
            }
        } else {
            play(new Visit(exchange, service, request(exchange, body)), step);
        }
    }

    /// A request that is the service's to process.
    private record Visit(HttpExchange exchange, HostedService service, ReceivedRequest request) {}

    private void play(Visit visit, Step step) throws IOException {
        switch (step.behaviour()) {
            case Behaviour.Accept _,
                    Behaviour.Forgetful _,
                    Behaviour.AnswerAs _,
                    Behaviour.OldFhir _,
                    Behaviour.Careless _ ->
                    accept(visit, step, patience.pause(step.delay()));
            case Behaviour.Hang _ -> accept(visit, step, patience.hang());
            case Behaviour.LoseAnswer _ ->
                    visit.service().accept(visit.request(), clock, step.behaviour());
            case Behaviour.DropConnection _ -> visit.service().leave(visit.request());
            case Behaviour.Constant _,
                    Behaviour.Redirect _,
                    Behaviour.Refuse _,
                    Behaviour.Throttle _,
                    Behaviour.NotFhir _ ->
                    answer(visit, step);
        }
    }

    private void accept(Visit visit, Step step, boolean stillUp) throws IOException {
        if (!stillUp) {
            visit.service().leave(visit.request());
            return;
        }
        ReceiverAnswer answer = visit.service().accept(visit.request(), clock, step.behaviour());
        write(visit.exchange(), ids(answer, visit, step));
        visit.exchange().close();
        if (answer.status() < 300 && visit.request().isWrite()) {
            visit.service().tellFollowers(visit.request());
        }
    }

    private void answer(Visit visit, Step step) throws IOException {
        visit.service().leave(visit.request());
        if (patience.pause(step.delay())) {
            ReceiverAnswer answer = ScriptedAnswer.of(step.behaviour());
            write(visit.exchange(), ids(answer, visit, step));
        }
    }

    private static ReceiverAnswer ids(ReceiverAnswer answer, Visit visit, Step step) {
        return switch (step.echo()) {
            case BOTH_IDS -> answer.echoing(visit.request());
            case NO_IDS -> answer;
        };
    }

    private ReceivedRequest request(HttpExchange exchange, byte[] body) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return ReceivedRequest.of(
                clock.instant(),
                new ReceivedRequest.Line(
                        exchange.getRequestMethod(),
                        path(exchange),
                        text(exchange.getRequestURI().getRawQuery())),
                headers,
                new String(body, StandardCharsets.UTF_8));
    }

    private String path(HttpExchange exchange) {
        String path = text(exchange.getRequestURI().getRawPath());
        return path.startsWith(basePath) ? path.substring(basePath.length()) : path;
    }

    private static String text(@Nullable String absent) {
        return absent == null ? "" : absent;
    }

    private static void write(HttpExchange exchange, ReceiverAnswer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
