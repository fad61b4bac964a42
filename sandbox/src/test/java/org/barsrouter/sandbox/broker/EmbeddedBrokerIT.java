package org.barsrouter.sandbox.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.barsrouter.schemas.avro.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedBrokerIT {
    @TempDir Path data;

    @Test
    void keeps_its_records_and_its_cluster_id_over_a_restart() throws Exception {
        String clusterId;
        try (EmbeddedBroker broker = EmbeddedBroker.start(sandbox(0))) {
            clusterId = broker.clusterId();
            Log log = new Log(broker.bootstrapServers());
            log.create(1);
            log.append(List.of("first", "second"));
        }

        try (EmbeddedBroker broker = EmbeddedBroker.start(sandbox(0))) {
            assertThat(broker.clusterId()).isEqualTo(clusterId);
            assertThat(new Log(broker.bootstrapServers()).read(2))
                    .containsExactly("first", "second");
        }
    }

    @Test
    void listens_on_the_port_that_it_is_given() throws IOException {
        int port = Ports.claim(0, 0).clients();

        try (EmbeddedBroker broker = EmbeddedBroker.start(sandbox(port))) {
            assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
        }
    }

    @Test
    void refuses_the_directory_of_another_environment() throws IOException {
        Files.writeString(data.resolve("environment"), "PROD\n");

        assertThatThrownBy(() -> EmbeddedBroker.start(sandbox(0)))
                .isInstanceOf(BrokerRefusedException.class)
                .hasMessageContaining("belongs to PROD and this broker is for SANDBOX");
    }

    @Test
    void refuses_a_broker_directory_that_names_no_environment() throws IOException {
        Files.createDirectories(data.resolve("kafka"));

        assertThatThrownBy(() -> EmbeddedBroker.start(sandbox(0)))
                .isInstanceOf(BrokerRefusedException.class)
                .hasMessageContaining("an unnamed environment");
    }

    @Test
    void refuses_a_directory_that_is_in_use() {
        try (DataDirectory held = DataDirectory.open(data, Environment.SANDBOX)) {
            assertThat(held.clusterId()).isEmpty();
            assertThatThrownBy(() -> EmbeddedBroker.start(sandbox(0)))
                    .isInstanceOf(BrokerRefusedException.class)
                    .hasMessageContaining("in use by another broker");
        }
    }

    @Test
    void refuses_a_port_that_is_taken_and_lets_the_directory_go() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatThrownBy(() -> EmbeddedBroker.start(sandbox(taken.getLocalPort())))
                    .isInstanceOf(BrokerRefusedException.class)
                    .hasMessageContaining("is in use");
        }

        try (DataDirectory reopened = DataDirectory.open(data, Environment.SANDBOX)) {
            assertThat(reopened.clusterId()).isEmpty();
        }
    }

    private BrokerSettings sandbox(int port) {
        return BrokerSettings.alone(data, Environment.SANDBOX, port);
    }
}
