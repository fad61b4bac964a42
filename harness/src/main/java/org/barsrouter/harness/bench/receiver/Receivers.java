package org.barsrouter.harness.bench.receiver;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.barsrouter.harness.bench.scenario.Manner;
import org.barsrouter.harness.bench.tally.Book;

/// Thousands of endpoints on 127.0.0.1, each with a port of its own, that treat messages as they
/// are told to. A real BaRS receiver's rules hold: both ids are echoed, and a pair that it has
/// already is refused with 409 `duplicate`.
public final class Receivers implements AutoCloseable {
    private static final int MOST_SERVICES = 4_096;
    private static final int BACKLOG = 1_024;

    private final List<ServerSocket> listening = new ArrayList<>();
    private final List<Socket> refusing = new ArrayList<>();
    private final AtomicReferenceArray<Manner> manners = new AtomicReferenceArray<>(MOST_SERVICES);
    private final Map<Integer, Book> books = new ConcurrentHashMap<>();

    /// Opens `endpoints` ports that answer, and a refusing one for each.
    public static Receivers open(int endpoints) throws IOException {
        Receivers receivers = new Receivers();
        receivers.healAll();
        for (int i = 0; i < endpoints; i++) {
            receivers.listen();
        }
        return receivers;
    }

    private void listen() throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        listening.add(socket);
        Thread.ofVirtual().start(() -> acceptAll(socket));
    }

    /// Where an endpoint is while it has this manner.
    public URI address(int endpoint, Manner manner) {
        return switch (manner) {
            case REFUSES -> URI.create("http://127.0.0.1:" + refusingPort(endpoint) + "/FHIR/R4");
            case BAD_TLS -> URI.create("https://127.0.0.1:" + port(endpoint) + "/FHIR/R4");
            case HEALTHY, HANGS, UNAVAILABLE, DRIPS, SLOW ->
                    URI.create("http://127.0.0.1:" + port(endpoint) + "/FHIR/R4");
        };
    }

    private int port(int endpoint) {
        return listening.get(endpoint).getLocalPort();
    }

    /// A port that is bound, so that nobody else gets it, and not listened at.
    private synchronized int refusingPort(int endpoint) {
        while (refusing.size() <= endpoint) {
            Socket socket = new Socket();
            try {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            } catch (IOException e) {
                throw new IllegalStateException("no port is left to refuse at", e);
            }
            refusing.add(socket);
        }
        return refusing.get(endpoint).getLocalPort();
    }

    /// How the messages of a service are treated from now on.
    public void treat(int service, Manner manner) {
        manners.set(service, manner);
    }

    public Manner manner(int service) {
        return manners.get(service);
    }

    public void healAll() {
        for (int i = 0; i < MOST_SERVICES; i++) {
            manners.set(i, Manner.HEALTHY);
        }
    }

    /// Arrivals of this run are written here from now on.
    public void keep(int run, Book book) {
        books.put(run, book);
    }

    public void forget(int run) {
        books.remove(run);
    }

    private void acceptAll(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                // A client that went away again, or our own end: the loop's condition tells.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            HttpReading reading = new HttpReading(client.getInputStream());
            OutputStream out = client.getOutputStream();
            Optional<HttpReading.Request> request = reading.next();
            while (request.isPresent()) {
                if (!answer(request.get(), client)) {
                    return;
                }
                request = reading.next();
            }
            out.write("this is not what you asked for\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException | IllegalArgumentException e) {
            // The client gave up or does not speak HTTP: its own measurement tells.
        }
    }

    /// Whether the connection goes on.
    private boolean answer(HttpReading.Request request, Socket client) throws IOException {
        long now = System.nanoTime();
        MessageNumber message = MessageNumber.parse(request.requestId());
        Manner manner = manners.get(message.service());
        Optional<Book> book = Optional.ofNullable(books.get(message.run()));
        Answering answering = new Answering(client, request);
        if (manner != Manner.HEALTHY) {
            book.ifPresent(Book::faultyCall);
        }
        return switch (manner) {
            case HANGS -> answering.never();
            case UNAVAILABLE, REFUSES, BAD_TLS -> answering.unavailable();
            case DRIPS -> answering.drip();
            case HEALTHY, SLOW -> {
                boolean first = book.map(b -> b.accept(message.number(), now)).orElse(true);
                answering.pause(() -> manners.get(message.service()) == Manner.SLOW);
                yield answering.accepted(first);
            }
        };
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket socket : listening) {
            socket.close();
        }
        for (Socket socket : refusing) {
            socket.close();
        }
    }
}
