package org.barsrouter.harness.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.barsrouter.harness.bench.app.DeliveryProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is measured has the memory that users get.
class MemoryFlagsTest {
    /// The next process, or the end of the list.
    private static final String END = "\\s*(\\*\\..*|esac|}|receivers\\).*)";

    @ParameterizedTest
    @MethodSource
    void the_benches_give_each_process_the_memory_that_the_script_gives_it(
            String where, List<String> flags) throws IOException {
        String part =
                Files.readString(Path.of("../bars"))
                        .lines()
                        .dropWhile(line -> !line.strip().startsWith(where))
                        .takeWhile(line -> line.strip().startsWith(where) || !line.matches(END))
                        .map(line -> line.replaceAll("memory=|run (?=\\d)", "-Xmx"))
                        .reduce("", (one, other) -> one + " " + other);

        assertThat(part).contains(flags);
        assertThat(part.split("-X[mX]", -1)).hasSize(flags.size() + 1);
    }

    static Stream<Arguments> the_benches_give_each_process_the_memory_that_the_script_gives_it() {
        return Stream.of(
                Arguments.of(
                        "sandbox() {",
                        Stream.concat(
                                        Stream.of("-Xmx" + SandboxProcess.HEAP),
                                        SandboxProcess.COLLECTOR.stream())
                                .toList()),
                Arguments.of("broker)", ServiceProcesses.BROKER_MEMORY),
                Arguments.of("memory=256m", ServiceProcesses.SERVICE_MEMORY),
                Arguments.of("*.delivery.*)", DeliveryProduct.MEMORY),
                Arguments.of("*.journal.*)", ServiceProcesses.JOURNAL_MEMORY));
    }

    @Test
    void the_benches_let_the_journal_stand_behind_as_the_script_does() throws IOException {
        assertThat(Path.of("../bars"))
                .content()
                .contains("BEHIND=(" + String.join(" ", ChildJvm.NICE) + ")")
                .contains("|| BEHIND=(" + String.join(" ", ChildJvm.IDLE) + ")");
    }
}
