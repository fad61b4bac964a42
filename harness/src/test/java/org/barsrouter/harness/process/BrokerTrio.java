package org.barsrouter.harness.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;

/// Three brokers that form a cluster, each a process of its own. Node ids are 1 to 3.
public final class BrokerTrio implements AutoCloseable {
    private static final int SIZE = 3;

    private final List<BrokerProcess> brokers = new ArrayList<>();

    private BrokerTrio() {}

    /// Starts all three and returns when they serve.
    public static BrokerTrio start(Path data) throws IOException {
        BrokerTrio trio = new BrokerTrio();
        try {
            trio.startMembers(data);
        } catch (IOException | RuntimeException e) {
            trio.close();
            throw e;
        }
        return trio;
    }

    private void startMembers(Path data) throws IOException {
        List<Integer> ports = freePorts(2 * SIZE);
        String voters =
                IntStream.rangeClosed(1, SIZE)
                        .mapToObj(node -> node + "@127.0.0.1:" + ports.get(SIZE + node - 1))
                        .collect(Collectors.joining(","));
        String clusterId = Uuid.randomUuid().toString();
        for (int node = 1; node <= SIZE; node++) {
            List<String> cluster =
                    List.of(
                            "--node-id",
                            String.valueOf(node),
                            "--controllers",
                            voters,
                            "--cluster-id",
                            clusterId);
            brokers.add(
                    BrokerProcess.member(
                            data.resolve("broker-" + node), ports.get(node - 1), cluster));
        }
        brokers.forEach(BrokerProcess::awaitServing);
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    /// The broker with a node id.
    public BrokerProcess node(int id) {
        return brokers.get(id - 1);
    }

    public List<BrokerProcess> all() {
        return List.copyOf(brokers);
    }

    /// All three addresses with commas between.
    public String bootstrapServers() {
        return brokers.stream()
                .map(BrokerProcess::bootstrapServers)
                .collect(Collectors.joining(","));
    }

    /// The last broker of a quorum does not stop cleanly: they are ended by force.
    @Override
    public void close() {
        brokers.forEach(BrokerProcess::end);
    }
}
