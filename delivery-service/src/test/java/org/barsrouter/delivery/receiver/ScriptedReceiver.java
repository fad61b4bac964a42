package org.barsrouter.delivery.receiver;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/// A receiver on a real socket that does as told and can be asked what it got. It reads bytes, not
/// URIs, so that it sees exactly what was sent.
public final class ScriptedReceiver implements AutoCloseable {
    public static final String BUNDLE = "{\"resourceType\":\"Bundle\",\"type\":\"message\"}";

    private final ServerSocket server;
    private final Queue<Step> script = new ConcurrentLinkedQueue<>();
    private volatile Step otherwise =
            (request, exchange) -> exchange.send(response(request, 200, BUNDLE));
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();

    /// What it does with one request.
    @FunctionalInterface
    public interface Step {
        void answer(Request request, Exchange exchange) throws IOException, InterruptedException;
    }

    /// A request as it came.
    public record Request(String line, List<String> headers, String body) {
        public Request {
            headers = List.copyOf(headers);
        }

        public String header(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(header -> header.substring(prefix.length()).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    /// The other half of a connection.
    public record Exchange(Socket socket, CountDownLatch closed) {
        public void send(String text) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        public void drop() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /// Says nothing until the receiver is closed.
        public void hang() throws InterruptedException {
            closed.await();
        }
    }

    private ScriptedReceiver(ServerSocket server) {
        this.server = server;
        Thread.ofVirtual().name("receiver").start(this::accept);
    }

    public static ScriptedReceiver start() {
        return startOn(0);
    }

    public static ScriptedReceiver startOn(int port) {
        try {
            return new ScriptedReceiver(
                    new ServerSocket(port, 200, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One that speaks TLS and lets anybody call.
    public static ScriptedReceiver secured(SSLContext tls) {
        return new ScriptedReceiver(secureSocket(tls));
    }

    /// One that speaks TLS with callers who show a certificate that it trusts.
    public static ScriptedReceiver mutual(SSLContext tls, String... versions) {
        SSLServerSocket server = secureSocket(tls);
        server.setEnabledProtocols(versions);
        server.setNeedClientAuth(true);
        return new ScriptedReceiver(server);
    }

    private static SSLServerSocket secureSocket(SSLContext tls) {
        try {
            return (SSLServerSocket)
                    tls.getServerSocketFactory()
                            .createServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A port of this machine on which nobody listens.
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    public URI address() {
        String scheme = server instanceof SSLServerSocket ? "https" : "http";
        return URI.create(scheme + "://127.0.0.1:" + port() + "/fhir/");
    }

    /// The next request without a step of its own gets a bundle.
    public ScriptedReceiver then(Step step) {
        script.add(step);
        return this;
    }

    /// What every request without a step of its own gets from now on.
    public void always(Step step) {
        otherwise = step;
    }

    public ScriptedReceiver thenAnswer(int status, String body, String... headers) {
        return then((request, exchange) -> exchange.send(response(request, status, body, headers)));
    }

    /// How many connections were made to it.
    public int connections() {
        return connections.get();
    }

    public List<Request> requests() {
        return requests;
    }

    /// A response that echoes both ids.
    public static String response(Request request, int status, String body, String... headers) {
        StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " X\r\n");
        text.append("Content-Type: application/fhir+json\r\n");
        text.append("X-Request-Id: ").append(request.header("X-Request-Id")).append("\r\n");
        text.append("x-correlation-id: ").append(request.header("X-Correlation-Id")).append("\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return text.append("Content-Length: ")
                .append(length)
                .append("\r\n\r\n")
                .append(body)
                .toString();
    }

    public static String outcome(String issue) {
        return "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\""
                + issue
                + "\"}]}";
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                Thread.ofVirtual().name("receiver-connection").start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Request request = read(in);
            while (!request.line().isEmpty()) {
                requests.add(request);
                Step step = script.poll();
                (step == null ? otherwise : step).answer(request, new Exchange(socket, closed));
                request = read(in);
            }
        } catch (IOException e) {
            sockets.remove(socket);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request read(InputStream in) throws IOException {
        String line = line(in);
        List<String> headers = new ArrayList<>();
        String header = line.isEmpty() ? "" : line(in);
        while (!header.isEmpty()) {
            headers.add(header);
            header = line(in);
        }
        Request head = new Request(line, headers, "");
        String length = head.header("Content-Length");
        byte[] body = in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
        return new Request(line, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            if (next != '\r') {
                line.write(next);
            }
            next = in.read();
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /// Nobody gets in any more, then everybody is out: who hangs here finds no second connection.
    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            closed.countDown();
        }
    }
}
