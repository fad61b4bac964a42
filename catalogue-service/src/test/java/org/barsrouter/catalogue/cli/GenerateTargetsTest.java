package org.barsrouter.catalogue.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.barsrouter.catalogue.targets.TargetsJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateTargetsTest {
    @TempDir private Path folder;

    @Test
    void writes_targets_and_providers() throws IOException {
        Path targets = folder.resolve("targets.json");
        Path providers = folder.resolve("providers.csv");

        String said =
                GenerateTargets.run(
                        "--services",
                        "100",
                        "--out",
                        targets.toString(),
                        "--providers",
                        providers.toString(),
                        "--seed",
                        "3");

        assertThat(said).startsWith("100 services and 2 test targets written to ");
        assertThat(TargetsJson.read(Files.readAllBytes(targets)).rows()).hasSize(102);
        assertThat(Files.readAllLines(providers)).hasSize(101);
    }

    @Test
    void refuses_wrong_options_with_the_usage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GenerateTargets.run("--size", "1"))
                .withMessageContaining("usage:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GenerateTargets.run("--services", "100"))
                .withMessageContaining("--out is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GenerateTargets.run("--out", "x", "--services", "many"))
                .withMessageContaining("--services is not a number");
    }
}
