package org.barsrouter.sandbox.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.barsrouter.schemas.avro.Environment;
import org.junit.jupiter.api.Test;

class BrokerPropertiesTest {
    private static final Path LOGS = Path.of("data", "kafka");
    private static final BrokerSettings ALONE =
            BrokerSettings.alone(Path.of("data"), Environment.SANDBOX, 0);

    @Test
    void a_broker_listens_on_the_loopback_only() {
        Properties properties = BrokerProperties.of(ALONE, new Ports(9092, 9093), LOGS);

        assertThat(properties.getProperty("listeners"))
                .isEqualTo("CLIENTS://127.0.0.1:9092,CONTROLLER://127.0.0.1:9093");
    }

    @Test
    void no_topic_is_made_by_mistake() {
        Properties properties = BrokerProperties.of(ALONE, new Ports(9092, 9093), LOGS);

        assertThat(properties).containsEntry("auto.create.topics.enable", "false");
    }

    @Test
    void a_follower_can_fetch_the_largest_record() {
        Properties properties = BrokerProperties.of(ALONE, new Ports(9092, 9093), LOGS);

        assertThat(Integer.parseInt(properties.getProperty("replica.fetch.max.bytes")))
                .isGreaterThan(Integer.parseInt(properties.getProperty("message.max.bytes")));
    }

    @Test
    void members_of_a_cluster_name_each_other_and_keep_copies() {
        List<Voter> voters = Voter.parseAll("1@127.0.0.1:1,2@127.0.0.1:2,3@127.0.0.1:3");
        BrokerSettings member = ALONE.in(new Quorum.Member(2, "cluster", voters));

        Properties properties = BrokerProperties.of(member, new Ports(9092, 2), LOGS);

        assertThat(properties)
                .containsEntry("node.id", "2")
                .containsEntry(
                        "controller.quorum.voters", "1@127.0.0.1:1,2@127.0.0.1:2,3@127.0.0.1:3")
                .containsEntry("offsets.topic.replication.factor", "3")
                .containsEntry("min.insync.replicas", "2");
    }
}
