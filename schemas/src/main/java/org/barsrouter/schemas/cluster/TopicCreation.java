package org.barsrouter.schemas.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Layout;
import org.barsrouter.schemas.topic.Topic;
import org.barsrouter.schemas.topic.Topics;

/// Creates every topic of the contract that a cluster lacks, sets the policies, and marks the
/// cluster with its environment. Run again, it changes nothing that is right.
public final class TopicCreation {
    private final Map<String, Object> connection;
    private final RecordFormat format;

    public TopicCreation(Map<String, Object> connection, RecordFormat format) {
        this.connection = Map.copyOf(connection);
        this.format = format;
    }

    /// Creates and marks; returns the names of the topics that it made.
    ///
    /// @throws ClusterContractException when Kafka refuses or the cluster is another environment's
    public List<String> run(Layout layout) {
        List<String> created = new ArrayList<>();
        try (Admin admin = Admin.create(connection)) {
            Set<String> present = ClusterContract.await(admin.listTopics().names(), "list topics");
            for (Topic<?, ?> topic : Topics.all()) {
                if (present == null || !present.contains(topic.name())) {
                    create(admin, topic, layout);
                    created.add(topic.name());
                } else {
                    alter(admin, topic);
                }
            }
        }
        EnvironmentMarks marks = new EnvironmentMarks(connection, format);
        Environment marked = marks.read().orElse(null);
        if (marked == null) {
            marks.write();
        } else if (marked != format.environment()) {
            throw new ClusterContractException(
                    List.of(
                            "the cluster belongs to environment "
                                    + marked
                                    + " and cannot become "
                                    + format.environment()));
        }
        return created;
    }

    private static void create(Admin admin, Topic<?, ?> topic, Layout layout) {
        Map<String, String> settings = new TreeMap<>(TopicSettings.of(topic));
        settings.put("min.insync.replicas", Short.toString(layout.minInSyncReplicas()));
        settings.put("unclean.leader.election.enable", "false");
        NewTopic request =
                new NewTopic(topic.name(), layout.partitionsOf(topic), layout.replicationFactor())
                        .configs(settings);
        ClusterContract.await(admin.createTopics(List.of(request)).all(), "create " + topic);
    }

    private static void alter(Admin admin, Topic<?, ?> topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        List<AlterConfigOp> changes =
                TopicSettings.of(topic).entrySet().stream()
                        .map(s -> new ConfigEntry(s.getKey(), s.getValue()))
                        .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
                        .toList();
        ClusterContract.await(
                admin.incrementalAlterConfigs(Map.of(resource, changes)).all(), "alter " + topic);
    }
}
