package org.barsrouter.sandbox.broker;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.common.Node;

/// Asks a broker who it is. A TCP connect is no proof that *our* broker is up: another program may
/// hold the port.
final class ServingCheck implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int CALL_LIMIT_MS = 2_000;

    private final String bootstrapServers;
    private final Admin admin;

    ServingCheck(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                CALL_LIMIT_MS,
                                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                CALL_LIMIT_MS,
                                AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG,
                                50,
                                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                                500));
    }

    /// Returns when the cluster answers with this id and counts this node among its live brokers.
    ///
    /// @throws BrokerRefusedException when it does not within `limit`
    void await(String clusterId, int nodeId, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!serves(clusterId, nodeId)) {
            if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
                throw new BrokerRefusedException(
                        "the broker at "
                                + bootstrapServers
                                + " did not answer as ours in time: look for its warnings in the log");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean serves(String clusterId, int nodeId) {
        DescribeClusterResult answer = admin.describeCluster();
        try {
            return clusterId.equals(answer.clusterId().get())
                    && answer.nodes().get().stream()
                            .mapToInt(Node::id)
                            .anyMatch(id -> id == nodeId);
        } catch (ExecutionException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
