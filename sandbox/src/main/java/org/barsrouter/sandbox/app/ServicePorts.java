package org.barsrouter.sandbox.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Where everything listens, all of it on 127.0.0.1.
public record ServicePorts(
        int broker,
        int ingress,
        int router,
        int delivery,
        int catalogue,
        int journal,
        int ingressAdmin) {
    private static final int COUNT = 7;

    /// The ports that the documents name.
    public static ServicePorts documented() {
        return new ServicePorts(9092, 8080, 8081, 8082, 8083, 8084, 8089);
    }

    /// Reads seven numbers with commas between, in the order of the components.
    ///
    /// @throws IllegalArgumentException when they are not seven ports
    public static ServicePorts parse(String text) {
        int[] ports = Arrays.stream(text.split(",", -1)).mapToInt(Integer::parseInt).toArray();
        if (ports.length != COUNT) {
            throw new IllegalArgumentException(
                    "seven ports with commas between: broker, ingress, router, delivery, catalogue, journal, ingress's own for operators");
        }
        return new ServicePorts(
                ports[0], ports[1], ports[2], ports[3], ports[4], ports[5], ports[6]);
    }

    /// What {@link #parse} reads.
    public String text() {
        return IntStream.of(broker, ingress, router, delivery, catalogue, journal, ingressAdmin)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
    }

    /// Where senders post.
    public URI ingressAddress() {
        return URI.create("http://127.0.0.1:" + ingress);
    }

    /// Where applications are registered.
    public URI ingressAdminAddress() {
        return URI.create("http://127.0.0.1:" + ingressAdmin);
    }

    /// Seven ports that nobody uses now.
    public static ServicePorts free() {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < COUNT; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
            return new ServicePorts(
                    ports.get(0),
                    ports.get(1),
                    ports.get(2),
                    ports.get(3),
                    ports.get(4),
                    ports.get(5),
                    ports.get(6));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            held.forEach(ServicePorts::close);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
