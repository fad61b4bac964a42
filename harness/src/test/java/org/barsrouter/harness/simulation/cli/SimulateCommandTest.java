package org.barsrouter.harness.simulation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SimulateCommandTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--seeds ten",
                "--seeds 0",
                "--threads 0",
                "--threads 257",
                "--story",
                "--no-such-option",
                "superfluous"
            })
    void options_that_cannot_be_used_end_with_4_like_those_of_other_commands(String options) {
        assertThat(run(options.split(" ", -1))).isEqualTo(4);
    }

    @Test
    void a_story_that_keeps_its_promises_ends_with_0() {
        assertThat(run("--seed", "1")).isZero();
    }

    private static int run(String... arguments) {
        return new CommandLine(new SimulateCommand())
                .setErr(new PrintWriter(Writer.nullWriter()))
                .execute(arguments);
    }
}
