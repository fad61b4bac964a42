package org.barsrouter.harness.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.barsrouter.harness.architecture.Sources;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The peers are no part of the default build: only the measurements need them.
@Tag("full")
class PeersBuildTest {

    @Test
    void other_peoples_consumers_build_by_our_rules() throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                "mvn",
                                "--batch-mode",
                                "-q",
                                "-P",
                                "peers",
                                "-pl",
                                "harness/peers/parallel-consumer,harness/peers/camel,harness/peers/spring-retry",
                                "package")
                        .directory(Sources.root().toFile())
                        .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));

        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
    }
}
