package org.barsrouter.harness.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.barsrouter.harness.bench.report.Row;
import org.barsrouter.harness.bench.scenario.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The measurement works from end to end; what it measures in a few seconds means nothing.
@Tag("full")
class IsolationStory {

    @Test
    void one_hanging_endpoint_is_measured_reported_and_drawn(@TempDir Path folder)
            throws IOException {
        new CommandLine(new IsolationBench())
                .execute(
                        "--scenarios=S2",
                        "--rounds=1",
                        "--seconds=5",
                        "--rate=50",
                        "--warmup=2",
                        "--partitions=2",
                        "--peers=none",
                        "--out=" + folder);

        List<Row> rows =
                Files.readAllLines(folder.resolve("runs.csv")).stream()
                        .skip(1)
                        .map(Row::parse)
                        .toList();
        assertThat(rows).hasSize(2).allMatch(row -> row.label().scenario() == Scenario.S2);
        assertThat(rows).allMatch(row -> row.accounts().lost() == 0);
        assertThat(rows.get(1).accounts().affected()).isPositive();
        assertThat(folder.resolve("isolation.svg")).isNotEmptyFile();
        assertThat(folder.resolve("timeline.svg")).isNotEmptyFile();
        assertThat(folder.resolve("report.md")).isNotEmptyFile();
    }
}
