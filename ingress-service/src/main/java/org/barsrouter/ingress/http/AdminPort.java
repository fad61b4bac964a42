package org.barsrouter.ingress.http;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.barsrouter.ingress.register.RegistryRefusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The operators' port: a server of its own, so that nothing on the senders' port can ever reach
/// it.
public final class AdminPort implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AdminPort.class);
    private static final int LARGEST = 256 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ClientDesk desk;
    private final Optional<byte[]> secret;

    private AdminPort(HttpServer server, ClientDesk desk, Optional<String> secret) {
        this.server = server;
        this.desk = desk;
        this.secret = secret.map(text -> ("Bearer " + text).getBytes(StandardCharsets.UTF_8));
    }

    /// Opens it.
    ///
    /// @param secret that operators must send; without one everybody who reaches the port may act
    public static AdminPort open(
            InetSocketAddress address, ClientDesk desk, Optional<String> secret) {
        try {
            AdminPort port = new AdminPort(HttpServer.create(address, 0), desk, secret);
            port.server.setExecutor(port.threads);
            port.server.createContext("/", port::handle);
            port.server.start();
            LOG.atInfo().addKeyValue("port", port.number()).log("the operators' port is open");
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the operators' port cannot be opened at "
                            + address
                            + ": set ingress.admin.address and ingress.admin.port",
                    e);
        }
    }

    /// The port that it listens on.
    public int number() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            AdminAnswer answer;
            try {
                answer = answer(exchange);
            } catch (RuntimeException e) {
                LOG.atError().setCause(e).log("an operator's call failed through our own fault");
                answer = new AdminAnswer(500, "{}", Optional.empty());
            }
            byte[] body = answer.json().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set(
                            "Content-Type",
                            answer.status() < 400
                                    ? "application/json"
                                    : "application/problem+json");
            answer.etag().ifPresent(tag -> exchange.getResponseHeaders().set("ETag", tag));
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private AdminAnswer answer(HttpExchange exchange) throws IOException {
        String given = header(exchange, "Authorization").orElse("");
        if (secret.isPresent()
                && !MessageDigest.isEqual(secret.get(), given.getBytes(StandardCharsets.UTF_8))) {
            return refused(RegistryRefusal.SECRET_WRONG, RegistryRefusal.SECRET_WRONG.text());
        }
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            return refused(
                    RegistryRefusal.UNREADABLE, "The body is larger than " + LARGEST + " bytes.");
        }
        return desk.answer(
                new AdminCall(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().getPath(),
                        new Who(header(exchange, "NHSD-User-Id"), header(exchange, "X-Bars-Role")),
                        header(exchange, "If-Match"),
                        new String(body, StandardCharsets.UTF_8)));
    }

    private static Optional<String> header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /// What an operator asks for.
    record AdminCall(String method, String path, Who who, Optional<String> ifMatch, String body) {}

    /// Who asks, and in which role.
    record Who(Optional<String> user, Optional<String> role) {}

    /// What he is told.
    record AdminAnswer(int status, String json, Optional<String> etag) {}

    /// A problem document (RFC 9457).
    static AdminAnswer refused(RegistryRefusal refusal, String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("status", refusal.status());
        problem.put("detail", detail);
        problem.put("code", refusal.code());
        return new AdminAnswer(
                refusal.status(), JSONObjectUtils.toJSONString(problem), Optional.empty());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
