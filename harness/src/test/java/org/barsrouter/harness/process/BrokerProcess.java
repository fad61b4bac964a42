package org.barsrouter.harness.process;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.barsrouter.sandbox.broker.BrokerMain;

/// A Kafka broker as a process of its own: it can be killed, paused and started again on the same
/// directory and port.
public final class BrokerProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final Path data;
    private final int port;
    private final List<String> cluster;
    private JavaProcess process;
    private int starts;

    /// @param cluster options of a cluster of several, empty for a broker of its own
    private BrokerProcess(Path data, int port, List<String> cluster) throws IOException {
        this.data = data;
        this.port = port;
        this.cluster = List.copyOf(cluster);
        this.process = run();
    }

    /// A broker of its own, serving.
    public static BrokerProcess alone(Path data, int port) throws IOException {
        BrokerProcess broker = new BrokerProcess(data, port, List.of());
        broker.awaitServing();
        return broker;
    }

    /// One of several, on its way: it serves when a majority of them is up.
    static BrokerProcess member(Path data, int port, List<String> cluster) throws IOException {
        return new BrokerProcess(data, port, cluster);
    }

    private JavaProcess run() throws IOException {
        starts++;
        Files.createDirectories(data);
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--data",
                                data.resolve("kafka").toString(),
                                "--environment",
                                "SANDBOX",
                                "--port",
                                String.valueOf(port)));
        arguments.addAll(cluster);
        return JavaProcess.start(BrokerMain.class, output(), arguments);
    }

    private Path output() {
        return data.resolve("broker-" + starts + ".out");
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /// `kill -9`.
    public void kill() throws InterruptedException {
        process.kill();
    }

    /// Starts again what was killed; it serves when {@link #awaitServing} returns.
    public void startAgain() throws IOException {
        process = run();
    }

    public void awaitServing() {
        await().atMost(START_LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Files.readString(output()).contains("broker ready"));
    }

    /// It takes no request any more and answers none, but its connections stay open.
    public void pause() {
        process.pause();
    }

    public void resume() {
        process.resume();
    }

    /// `kill -9` at the end of a test, whether it is up or not.
    void end() {
        try {
            process.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
