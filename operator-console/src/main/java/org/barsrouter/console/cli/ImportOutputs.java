package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.barsrouter.console.cli.ImportReport.Wanted;

/// What remains of an import: `manifest.json` (which file, which counts, which offsets),
/// `rows.ndjson` (one line a row) and `summary.txt` (what was printed).
final class ImportOutputs {
    private final Path directory;

    ImportOutputs(Path directory) {
        this.directory = directory;
    }

    void write(ImportReport report) {
        JsonNode json = report.json();
        ObjectNode manifest = json.path("manifest").deepCopy();
        manifest.put("applied", json.path("applied").asBoolean());
        manifest.put("exitCode", report.exitCode().number());
        StringBuilder rows = new StringBuilder();
        json.path("rows").forEach(row -> rows.append(row).append('\n'));
        Wanted wanted =
                manifest.path("mode").asText().equals("apply") ? Wanted.APPLY : Wanted.DRY_RUN;
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("manifest.json"), manifest.toPrettyString() + "\n");
            Files.writeString(directory.resolve("rows.ndjson"), rows);
            Files.writeString(
                    directory.resolve("summary.txt"),
                    String.join("\n", report.lines(wanted)) + "\n");
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The outputs cannot be written to " + directory + ": check the directory.", e);
        }
    }
}
