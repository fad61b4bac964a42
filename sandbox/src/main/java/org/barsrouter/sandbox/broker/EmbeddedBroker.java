package org.barsrouter.sandbox.broker;

import java.time.Duration;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A real, durable Kafka broker (KRaft) inside this JVM, listening on 127.0.0.1 only. It exists so
/// that the whole system runs without Docker and survives a restart or a `kill -9` with everything
/// that it acknowledged.
///
/// With one broker, an acknowledged record is in the page cache: a crash of the process loses
/// nothing, a crash of the machine may.
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final KafkaNode node;
    private final DataDirectory directory;
    private final String clusterId;
    private final String bootstrapServers;

    private EmbeddedBroker(KafkaNode node, DataDirectory directory, Ports ports, String clusterId) {
        this.node = node;
        this.directory = directory;
        this.clusterId = clusterId;
        this.bootstrapServers = "127.0.0.1:" + ports.clients();
    }

    /// Starts a broker and returns when it serves: an admin client has been answered with our own
    /// cluster id. A member of a cluster returns only when a majority of the controllers is up.
    ///
    /// @throws BrokerRefusedException when the directory is in use, another environment's or
    ///   another cluster's, when a fixed port is taken, or when it does not serve within a minute
    public static EmbeddedBroker start(BrokerSettings settings) {
        DataDirectory directory = DataDirectory.open(settings.data(), settings.environment());
        try {
            return start(settings, directory);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static EmbeddedBroker start(BrokerSettings settings, DataDirectory directory) {
        Ports ports = Ports.claim(settings.port(), controllerPort(settings.quorum()));
        String clusterId = clusterId(settings.quorum(), directory);
        KafkaNode.format(directory.logs(), settings.quorum().nodeId(), clusterId);
        KafkaNode node = KafkaNode.start(BrokerProperties.of(settings, ports, directory.logs()));
        EmbeddedBroker broker = new EmbeddedBroker(node, directory, ports, clusterId);
        broker.awaitServing(settings.quorum().nodeId());
        return broker;
    }

    /// Address for clients, `127.0.0.1:port`.
    public String bootstrapServers() {
        return bootstrapServers;
    }

    public String clusterId() {
        return clusterId;
    }

    /// Blocks until the broker has ended.
    void awaitEnd() {
        node.awaitEnd();
    }

    /// Shuts down cleanly; gives up after 20 s, which happens when a quorum is lost: end the
    /// process then.
    @Override
    public void close() {
        try {
            if (node.stop(STOP_LIMIT)) {
                directory.close();
                LOG.atInfo().addKeyValue("clusterId", clusterId).log("broker has stopped");
            } else {
                LOG.atWarn()
                        .addKeyValue("clusterId", clusterId)
                        .log("broker does not stop: its quorum is lost, end the process");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitServing(int nodeId) {
        try (ServingCheck check = new ServingCheck(bootstrapServers)) {
            check.await(clusterId, nodeId, START_LIMIT);
        } catch (BrokerRefusedException e) {
            close();
            throw e;
        }
        LOG.atInfo()
                .addKeyValue("clusterId", clusterId)
                .addKeyValue("bootstrapServers", bootstrapServers)
                .log("broker serves");
    }

    private static int controllerPort(Quorum quorum) {
        return switch (quorum) {
            case Quorum.Alone _ -> 0;
            case Quorum.Member member -> member.self().port();
        };
    }

    private static String clusterId(Quorum quorum, DataDirectory directory) {
        return switch (quorum) {
            case Quorum.Alone _ ->
                    directory.clusterId().orElseGet(() -> Uuid.randomUuid().toString());
            case Quorum.Member member -> joined(member, directory);
        };
    }

    private static String joined(Quorum.Member member, DataDirectory directory) {
        if (!directory.clusterId().orElse(member.clusterId()).equals(member.clusterId())) {
            throw new BrokerRefusedException(
                    "the data directory belongs to a broker of another cluster: give this one a directory"
                            + " of its own, or the cluster id that it had");
        }
        return member.clusterId();
    }
}
