package org.barsrouter.harness.story;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.barsrouter.harness.process.SeparateServices;
import org.barsrouter.sandbox.app.SandboxSettings;
import org.barsrouter.sandbox.app.ServicePorts;
import org.barsrouter.sandbox.demo.DemoMain;
import org.barsrouter.sandbox.demo.Partners;
import org.barsrouter.sandbox.demo.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/// The first story against Apache Kafka's own image, where a Docker engine is.
class ContainerBrokerStory {
    @TempDir Path data;

    @Test
    void a_booking_crosses_a_broker_in_a_container() throws Exception {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "no Docker engine runs on this machine");
        try (KafkaContainer kafka = new KafkaContainer("apache/kafka:4.2.1");
                Partners partners = Partners.anywhere()) {
            kafka.start();
            SandboxSettings settings =
                    SandboxSettings.of(data, ServicePorts.free())
                            .seeded(partners.seed())
                            .with(DemoMain.overrides(DemoMain.RELAY_DEADLINE));
            try (SeparateServices services =
                    SeparateServices.start(settings, kafka.getBootstrapServers())) {
                Stage stage =
                        new Stage(
                                partners,
                                new Stage.Scene(
                                        services.ingress(),
                                        services.journal(),
                                        services.delivery(),
                                        DemoMain.RELAY_DEADLINE));
                Stage.stories().getFirst().telling().tell(stage);
            }
        }
    }
}
