package org.barsrouter.delivery.app;

import java.util.Map;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.cluster.TopicCreation;
import org.barsrouter.schemas.registry.BundledRegistry;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Layout;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/// One real broker for all tests of this JVM, with the topics of the contract.
public final class TestCluster {
    public static final RecordFormat FORMAT =
            new RecordFormat(new BundledRegistry(), Environment.SANDBOX);

    private static final EmbeddedKafkaKraftBroker BROKER = started();

    private TestCluster() {}

    public static String servers() {
        return BROKER.getBrokersAsString();
    }

    public static Map<String, Object> connection() {
        return Map.of("bootstrap.servers", servers());
    }

    private static EmbeddedKafkaKraftBroker started() {
        EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerProperties(
                Map.of(
                        "auto.create.topics.enable", "false",
                        "offsets.topic.num.partitions", "1",
                        "offsets.topic.replication.factor", "1",
                        "transaction.state.log.num.partitions", "1",
                        "transaction.state.log.replication.factor", "1",
                        "transaction.state.log.min.isr", "1",
                        "group.initial.rebalance.delay.ms", "0",
                        "log.cleaner.dedupe.buffer.size", "4194304"));
        broker.afterPropertiesSet();
        new TopicCreation(Map.of("bootstrap.servers", broker.getBrokersAsString()), FORMAT)
                .run(new Layout(2, 2, 2, 1, 1, (short) 1, (short) 1));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy));
        return broker;
    }
}
