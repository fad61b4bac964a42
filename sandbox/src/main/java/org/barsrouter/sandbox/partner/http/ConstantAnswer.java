package org.barsrouter.sandbox.partner.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.barsrouter.sandbox.partner.Behaviour;
import org.barsrouter.sandbox.partner.ScriptedAnswer;
import org.barsrouter.schemas.header.BarsHeaders;

/// The answer of benchmarks, with the request's ids and little work.
final class ConstantAnswer {
    private static final byte[] BODY =
            ScriptedAnswer.of(new Behaviour.Constant()).body().getBytes(StandardCharsets.UTF_8);

    private ConstantAnswer() {}

    static void write(HttpExchange exchange) throws IOException {
        Headers request = exchange.getRequestHeaders();
        Headers answer = exchange.getResponseHeaders();
        answer.set("Content-Type", BarsHeaders.FHIR_JSON);
        copy(request, answer, BarsHeaders.REQUEST_ID);
        copy(request, answer, BarsHeaders.CORRELATION_ID);
        exchange.sendResponseHeaders(200, BODY.length);
        exchange.getResponseBody().write(BODY);
    }

    private static void copy(Headers request, Headers answer, String name) {
        String value = request.getFirst(name);
        if (value != null) {
            answer.set(name, value);
        }
    }
}
