package org.barsrouter.catalogue.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.catalogue.testkit.Plans.NOW;
import static org.barsrouter.catalogue.testkit.Plans.plan;

import java.util.Map;
import org.barsrouter.catalogue.testkit.Cluster;
import org.barsrouter.schemas.cluster.TopicCreation;
import org.barsrouter.schemas.topic.Layout;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class WriterOutageIT {

    @Test
    void a_write_while_kafka_is_away_ends_in_time_and_leaves_the_catalogue_as_it_was() {
        EmbeddedKafkaKraftBroker broker = Cluster.started();
        Map<String, Object> connection =
                Map.of(
                        "bootstrap.servers", broker.getBrokersAsString(),
                        "request.timeout.ms", 400,
                        "delivery.timeout.ms", 800,
                        "max.block.ms", 1_500);
        new TopicCreation(Map.of("bootstrap.servers", broker.getBrokersAsString()), Cluster.FORMAT)
                .run(Layout.sandbox());
        try (CatalogueWriter writer =
                new CatalogueWriter(new KafkaAccess(connection, Cluster.FORMAT))) {
            writer.open();
            broker.destroy();
            var set = plan(writer.catalogue(), NOW, "1", "https://receiver-a.example");

            assertThat(writer.write(set)).isInstanceOf(WriteOutcome.NotWritten.class);
            assertThat(writer.catalogue().isEmpty()).isTrue();
        }
    }
}
