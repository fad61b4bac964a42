package org.barsrouter.harness.bench.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.cluster.TopicCreation;
import org.barsrouter.schemas.registry.BundledRegistry;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Layout;

/// A broker as a process of its own with the topics of the contract, on a directory that is deleted
/// afterwards. Every system gets a new one.
public final class Cluster implements AutoCloseable {
    public static final RecordFormat FORMAT =
            new RecordFormat(new BundledRegistry(), Environment.SANDBOX);

    private final Participant broker;
    private final Path folder;
    private final String servers;
    private final int partitions;

    private Cluster(Participant broker, Path folder, String servers, int partitions) {
        this.broker = broker;
        this.folder = folder;
        this.servers = servers;
        this.partitions = partitions;
    }

    /// Starts a broker and makes the topics.
    ///
    /// @param partitions of `bars.outbound`
    public static Cluster start(int partitions) throws IOException {
        Path folder = Files.createTempDirectory("bars-bench");
        Participant broker =
                Participant.start(
                        new Participant.Command(
                                System.getProperty("java.class.path"),
                                "org.barsrouter.sandbox.broker.BrokerMain",
                                List.of("-Xmx384m"),
                                List.of(
                                        "--data",
                                        folder.resolve("broker").toString(),
                                        "--environment",
                                        "SANDBOX",
                                        "--end-with-stdin"),
                                folder.resolve("broker.log")));
        String servers = broker.await("broker ready ").split(" ", -1)[0];
        new TopicCreation(Map.of("bootstrap.servers", servers), FORMAT)
                .run(new Layout(1, partitions, 1, 1, 1, (short) 1, (short) 1));
        return new Cluster(broker, folder, servers, partitions);
    }

    public String servers() {
        return servers;
    }

    public Map<String, Object> connection() {
        return Map.of("bootstrap.servers", servers);
    }

    public int partitions() {
        return partitions;
    }

    /// A file for the log of a process that works on this cluster.
    public Path log(String name) {
        return folder.resolve(name + ".log");
    }

    public long residentMegabytes() {
        return broker.residentMegabytes();
    }

    @Override
    public void close() {
        broker.close();
        if (Boolean.getBoolean("bars.bench.keep")) {
            System.out.println("kept: " + folder);
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("not everything could be deleted below " + folder);
        }
    }
}
