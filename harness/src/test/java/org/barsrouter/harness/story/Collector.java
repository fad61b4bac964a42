package org.barsrouter.harness.story;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/// A collector of traces on a real socket: takes OTLP over HTTP and keeps all of it.
final class Collector implements AutoCloseable {
    private static final String PATH = "/v1/traces";

    private final Queue<byte[]> posts = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    private Collector(HttpServer server) {
        this.server = server;
    }

    static Collector start() {
        try {
            Collector collector =
                    new Collector(
                            HttpServer.create(
                                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            collector.server.createContext(PATH, collector::take);
            collector.server.start();
            return collector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        posts.add(exchange.getRequestBody().readAllBytes());
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    /// What services are told to record every trace and to send it here.
    List<String> overrides() {
        return List.of(
                "--tracing.endpoint=http://127.0.0.1:" + server.getAddress().getPort() + PATH,
                "--tracing.ratio=1");
    }

    List<TracedSpan> spans() {
        return posts.stream().flatMap(post -> OtlpReader.spans(post).stream()).toList();
    }

    /// Every byte that was posted, as characters.
    String everything() {
        return posts.stream()
                .map(post -> new String(post, ISO_8859_1))
                .collect(Collectors.joining());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
