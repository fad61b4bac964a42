package org.barsrouter.router.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.errors.TopologyException;
import org.apache.kafka.streams.kstream.Materialized;
import org.junit.jupiter.api.Test;

class RouterTopologyGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/topology/router.txt");
    private static final Path ACTUAL = Path.of("target/router.txt");

    private final RouterParts parts = Rig.parts(new SimpleMeterRegistry());

    @Test
    void the_topology_is_the_one_on_file() throws IOException {
        String actual =
                RouterTopology.build(Rig.settings(parts), parts).describe().toString().strip()
                        + "\n";
        Files.writeString(ACTUAL, actual);

        assertThat(actual)
                .as(
                        """
                        The topology is not the golden one. Names are public: metrics carry them, and a running \
                        instance with the old names shares its group with one with the new names while \
                        they are replaced. If the change is meant, accept it as the new golden file:
                          cp router-streams/%s router-streams/%s
                        and say in the changelog what it does to running instances.\
                        """,
                        ACTUAL, GOLDEN)
                .isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void a_store_without_a_name_is_refused() {
        StreamsBuilder builder = RouterTopology.builder(Rig.settings(parts));
        builder.stream("words").groupByKey().count();

        assertThatThrownBy(builder::build)
                .isInstanceOf(TopologyException.class)
                .hasMessageContaining("has not been named");
    }

    @Test
    void a_store_with_a_name_is_built() {
        StreamsBuilder builder = RouterTopology.builder(Rig.settings(parts));
        builder.stream("words").groupByKey().count(Materialized.as("counts"));

        assertThat(builder.build().describe().toString()).contains("counts");
    }
}
