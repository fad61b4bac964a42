package org.barsrouter.schemas.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topic;
import org.barsrouter.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;

/// Holds a Kafka cluster against the contract: every service asks before it starts, so that a wrong
/// cluster, a missing topic or a wrong policy is found while nobody's message is at stake.
public final class ClusterContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Map<String, Object> connection;
    private final RecordFormat format;

    /// @param connection how to reach Kafka: `bootstrap.servers` and what security needs
    public ClusterContract(Map<String, Object> connection, RecordFormat format) {
        this.connection = Map.copyOf(connection);
        this.format = format;
    }

    /// Checks the topics that a service needs and the cluster's environment.
    ///
    /// @throws ClusterContractException naming every fault and its remedy
    public void check(Collection<? extends Topic<?, ?>> needed) {
        try (Admin admin = Admin.create(connection)) {
            List<String> faults = new ArrayList<>(environmentFaults());
            for (Topic<?, ?> topic : needed) {
                faults.addAll(faults(admin, topic));
            }
            faults.addAll(partitionFaults(admin, needed));
            if (!faults.isEmpty()) {
                throw new ClusterContractException(faults);
            }
        }
    }

    private List<String> environmentFaults() {
        Environment marked = new EnvironmentMarks(connection, format).read().orElse(null);
        if (marked == null) {
            return List.of(
                    "the cluster is not marked with an environment: run ./bars topics create"
                            + " --environment "
                            + format.environment());
        }
        return marked == format.environment()
                ? List.of()
                : List.of(
                        "the cluster belongs to environment "
                                + marked
                                + ", this service to "
                                + format.environment()
                                + ": check bars.environment and bars.bootstrap-servers");
    }

    private static List<String> faults(Admin admin, Topic<?, ?> topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        Config config =
                await(
                        admin.describeConfigs(List.of(resource)).values().get(resource),
                        "read topics");
        if (config == null) {
            return List.of("topic " + topic + " is missing: run ./bars topics create");
        }
        List<String> faults = new ArrayList<>();
        TopicSettings.of(topic)
                .forEach((name, expected) -> {
                    String found = config.get(name) == null ? "" : config.get(name).value();
                    if (!expected.equals(found)) {
                        faults.add(
                                "topic %s has %s=%s instead of %s: run ./bars topics create"
                                        .formatted(topic, name, found, expected));
                    }
                });
        return faults;
    }

    private static List<String> partitionFaults(
            Admin admin, Collection<? extends Topic<?, ?>> needed) {
        if (!needed.contains(Topics.PARKED)) {
            return List.of();
        }
        int outbound = partitions(admin, Topics.OUTBOUND);
        int parked = partitions(admin, Topics.PARKED);
        return outbound == parked
                ? List.of()
                : List.of(
                        "topic %s has %d partitions and %s has %d: they must be equal; docs/operating.md says how to change them"
                                .formatted(Topics.OUTBOUND, outbound, Topics.PARKED, parked));
    }

    private static int partitions(Admin admin, Topic<?, ?> topic) {
        TopicDescription description =
                await(
                        admin.describeTopics(List.of(topic.name()))
                                .topicNameValues()
                                .get(topic.name()),
                        "read topics");
        return description == null ? 0 : description.partitions().size();
    }

    /// The answer, or null when the topic does not exist.
    static <T> @Nullable T await(@Nullable KafkaFuture<T> future, String what) {
        if (future == null) {
            return null;
        }
        try {
            return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return null;
            }
            throw new ClusterContractException("could not " + what + ": Kafka refused", e);
        } catch (TimeoutException e) {
            throw new ClusterContractException(
                    "could not "
                            + what
                            + ": no answer from Kafka in "
                            + TIMEOUT.toSeconds()
                            + " s; check bars.bootstrap-servers",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterContractException("interrupted, could not " + what, e);
        }
    }
}
