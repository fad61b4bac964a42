package org.barsrouter.harness.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.barsrouter.sandbox.message.Party;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.id.ServiceId;

/// Endpoints that take a message and keep its sender waiting until all of them are released.
final class SlowReceivers implements AutoCloseable {
    private static final byte[] ANSWER =
            "{\"resourceType\":\"Bundle\",\"type\":\"message\"}".getBytes(StandardCharsets.UTF_8);
    private static final int FIRST = 2_000_200;
    private static final int BACKLOG = 1_024;

    private final List<HttpServer> hosts = new ArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger waiting = new AtomicInteger();
    private final int endpoints;

    private SlowReceivers(int endpoints) {
        this.endpoints = endpoints;
    }

    /// So many endpoints, one service behind each, spread over so many hosts.
    static SlowReceivers start(int hosts, int endpoints) throws IOException {
        SlowReceivers receivers = new SlowReceivers(endpoints);
        for (int i = 0; i < hosts; i++) {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
            server.createContext("/", receivers::keepWaiting);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            receivers.hosts.add(server);
        }
        return receivers;
    }

    int endpoints() {
        return endpoints;
    }

    /// The service behind an endpoint.
    Party party(int endpoint) {
        return new Party(
                new ServiceId(CastMember.SYSTEM, String.valueOf(FIRST + endpoint)),
                "ZED01",
                "Slow Service " + endpoint);
    }

    /// A file in the national format with these services before its own.
    String addedTo(String targetsJson) {
        String list = "\"%s\": {".formatted(CastMember.SYSTEM);
        return targetsJson.replace(
                list,
                IntStream.range(0, endpoints)
                        .mapToObj(i ->
                                "\"%s\": \"%s\",".formatted(party(i).service().value(), url(i)))
                        .collect(Collectors.joining("\n", list + "\n", "")));
    }

    /// Lines of who provides these services.
    String providers() {
        return IntStream.range(0, endpoints)
                .mapToObj(this::party)
                .map(party ->
                        String.join(
                                ",",
                                party.service().system(),
                                party.service().value(),
                                party.odsCode(),
                                party.name()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private URI url(int endpoint) {
        int port = hosts.get(endpoint % hosts.size()).getAddress().getPort();
        return URI.create("http://127.0.0.1:" + port + "/" + endpoint + "/FHIR/R4");
    }

    /// How many senders are kept waiting now.
    int waiting() {
        return waiting.get();
    }

    /// Answers all that wait, and whoever comes later at once.
    void release() {
        released.countDown();
    }

    private void keepWaiting(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            waiting.incrementAndGet();
            boolean _ = released.await(1, TimeUnit.MINUTES);
            for (String name : List.of(BarsHeaders.REQUEST_ID, BarsHeaders.CORRELATION_ID)) {
                exchange.getResponseHeaders()
                        .set(name, exchange.getRequestHeaders().getFirst(name));
            }
            exchange.getResponseHeaders().set("Content-Type", BarsHeaders.FHIR_JSON);
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.decrementAndGet();
        }
    }

    @Override
    public void close() {
        release();
        hosts.forEach(server -> server.stop(0));
    }
}
