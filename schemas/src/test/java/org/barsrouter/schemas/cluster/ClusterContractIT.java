package org.barsrouter.schemas.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.registry.BundledRegistry;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Layout;
import org.barsrouter.schemas.topic.Topic;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class ClusterContractIT {
    private static final EmbeddedKafkaKraftBroker BROKER = new EmbeddedKafkaKraftBroker(1, 1);

    private static Map<String, Object> connection = Map.of();

    @BeforeAll
    static void start() {
        BROKER.afterPropertiesSet();
        connection = Map.of("bootstrap.servers", BROKER.getBrokersAsString());
    }

    @AfterAll
    static void stop() {
        BROKER.destroy();
    }

    @BeforeEach
    void create_what_is_missing() {
        create(Environment.INT);
    }

    @Test
    void a_created_cluster_keeps_the_contract() {
        assertThatCode(() -> check(Environment.INT, Topics.all())).doesNotThrowAnyException();
    }

    @Test
    void creating_it_again_creates_nothing() {
        assertThat(create(Environment.INT)).isEmpty();
    }

    @Test
    void a_missing_topic_is_named_and_made() throws Exception {
        delete(Topics.CONTROLS);

        assertThatThrownBy(() -> check(Environment.INT, List.of(Topics.CONTROLS, Topics.AUDIT)))
                .isInstanceOf(ClusterContractException.class)
                .hasMessageContaining("topic bars.controls.v1 is missing: run ./bars topics create")
                .hasMessageNotContaining("bars.audit.v1");
        assertThat(create(Environment.INT)).containsExactly("bars.controls.v1");
    }

    @Test
    void a_wrong_policy_is_named_and_mended() throws Exception {
        alter(Topics.INBOUND, "message.timestamp.type", "CreateTime");
        alter(Topics.CATALOGUE_ROUTES, "cleanup.policy", "delete");

        assertThatThrownBy(() -> check(Environment.INT, Topics.all()))
                .isInstanceOf(ClusterContractException.class)
                .hasMessageContaining(
                        "bars.inbound.v1 has message.timestamp.type=CreateTime instead of"
                                + " LogAppendTime")
                .hasMessageContaining(
                        "bars.catalogue-routes.v1 has cleanup.policy=delete instead of compact");

        create(Environment.INT);
        assertThatCode(() -> check(Environment.INT, Topics.all())).doesNotThrowAnyException();
    }

    @Test
    void a_service_of_another_environment_is_refused() {
        assertThatThrownBy(() -> check(Environment.PROD, Topics.all()))
                .isInstanceOf(ClusterContractException.class)
                .hasMessageContaining(
                        "the cluster belongs to environment INT, this service to PROD");
    }

    @Test
    void a_cluster_cannot_become_another_environments() {
        assertThatThrownBy(() -> create(Environment.PROD))
                .isInstanceOf(ClusterContractException.class)
                .hasMessageContaining("belongs to environment INT and cannot become PROD");
        assertThatCode(() -> check(Environment.INT, Topics.all())).doesNotThrowAnyException();
    }

    @Test
    void a_cluster_without_a_mark_is_nobodys() throws Exception {
        delete(Topics.ENVIRONMENT);

        assertThatThrownBy(() -> check(Environment.INT, List.of(Topics.INBOUND)))
                .isInstanceOf(ClusterContractException.class)
                .hasMessageContaining("the cluster is not marked with an environment");
    }

    @Test
    void parked_must_have_the_partitions_of_outbound() throws Exception {
        try (Admin admin = Admin.create(connection)) {
            admin.createPartitions(Map.of(Topics.PARKED.name(), NewPartitions.increaseTo(7)))
                    .all()
                    .get();
        }

        assertThatThrownBy(() -> check(Environment.INT, List.of(Topics.PARKED, Topics.OUTBOUND)))
                .isInstanceOf(ClusterContractException.class)
                .hasMessageContaining("bars.outbound.v1 has 4 partitions and bars.parked.v1 has 7");
        delete(Topics.PARKED);
    }

    private static void check(Environment environment, List<? extends Topic<?, ?>> topics) {
        new ClusterContract(connection, format(environment)).check(topics);
    }

    private static List<String> create(Environment environment) {
        return new TopicCreation(connection, format(environment)).run(Layout.sandbox());
    }

    private static RecordFormat format(Environment environment) {
        return new RecordFormat(new BundledRegistry(), environment);
    }

    private static void delete(Topic<?, ?> topic) throws Exception {
        try (Admin admin = Admin.create(connection)) {
            admin.deleteTopics(List.of(topic.name())).all().get();
        }
    }

    private static void alter(Topic<?, ?> topic, String setting, String value) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        AlterConfigOp change =
                new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(connection)) {
            admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
        }
    }
}
