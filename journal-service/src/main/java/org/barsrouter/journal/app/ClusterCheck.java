package org.barsrouter.journal.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.barsrouter.deployment.config.BarsProperties;
import org.barsrouter.journal.kafka.FactDecoder;
import org.barsrouter.journal.store.JournalIdentity;
import org.barsrouter.schemas.cluster.ClusterContract;
import org.barsrouter.schemas.topic.Topic;
import org.barsrouter.schemas.topic.Topics;

/// Holds the cluster against the contract before anything else starts, and asks for its id.
final class ClusterCheck {
    private static final int TIMEOUT_SECONDS = 30;

    private ClusterCheck() {}

    /// @throws org.barsrouter.schemas.cluster.ClusterContractException naming each fault and remedy
    static JournalIdentity check(BarsProperties bars) {
        List<Topic<?, ?>> needed = new ArrayList<>(FactDecoder.TOPICS);
        needed.add(Topics.AUDIT);
        needed.add(Topics.REPLAYS);
        needed.add(Topics.CATALOGUE_ROUTES);
        new ClusterContract(bars.connection(), bars.format()).check(needed);
        return new JournalIdentity(bars.environment().name(), clusterId(bars));
    }

    private static String clusterId(BarsProperties bars) {
        try (Admin admin = Admin.create(bars.connection())) {
            return admin.describeCluster().clusterId().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "Kafka did not say its cluster id: check bars.bootstrap-servers", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for the cluster id", e);
        }
    }
}
