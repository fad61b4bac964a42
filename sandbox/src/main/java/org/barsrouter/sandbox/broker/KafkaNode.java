package org.barsrouter.sandbox.broker;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/// The only place that calls Kafka's internal server classes, which may change with any release.
final class KafkaNode {
    private final KafkaRaftServer server;

    private KafkaNode(KafkaRaftServer server) {
        this.server = server;
    }

    /// Makes the directory a Kafka log directory; leaves one that already is as it is.
    static void format(Path logs, int nodeId, String clusterId) {
        Formatter formatter =
                new Formatter()
                        .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
                        .setNodeId(nodeId)
                        .setClusterId(clusterId)
                        .setDirectories(List.of(logs.toAbsolutePath().toString()))
                        .setMetadataLogDirectory(logs.toAbsolutePath().toString())
                        .setControllerListenerName("CONTROLLER")
                        .setHasDynamicQuorum(false)
                        .setIgnoreFormatted(true);
        try {
            formatter.run();
        } catch (Exception e) {
            throw new BrokerRefusedException(
                    "the directory " + logs + " cannot be formatted for Kafka: is it empty?", e);
        }
    }

    /// Returns when the broker has joined its cluster.
    ///
    /// @throws BrokerRefusedException when it cannot; nothing of it is left running then
    static KafkaNode start(Properties properties) {
        KafkaRaftServer server =
                new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw new BrokerRefusedException(
                    "the broker did not start: are its controllers up, and its ports free?", e);
        }
        return new KafkaNode(server);
    }

    /// Shuts down, and gives up after `limit`: the last broker of a lost quorum would wait for
    /// ever.
    ///
    /// @return whether it has ended
    boolean stop(Duration limit) throws InterruptedException {
        return Thread.ofPlatform().daemon().name("broker-stop").start(server::shutdown).join(limit);
    }

    void awaitEnd() {
        server.awaitShutdown();
    }
}
