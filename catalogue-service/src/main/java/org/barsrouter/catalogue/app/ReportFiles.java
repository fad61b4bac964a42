package org.barsrouter.catalogue.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// Reports of the reconciliation in a directory: always `reconcile-latest.txt` and `.csv`, and a
/// dated pair whenever the result is another than before.
final class ReportFiles {
    private static final int MOST_LINES = 500;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path directory;

    ReportFiles(Path directory) {
        this.directory = directory;
    }

    void write(ReconcileTargets.Latest latest) throws IOException {
        Files.createDirectories(directory);
        List<String> lines = new ArrayList<>(latest.compared().report().lines(MOST_LINES));
        lines.add("");
        lines.add(
                latest.cleanSince() == null
                        ? "The two sides do not agree."
                        : "The two sides have agreed in every run since "
                                + latest.cleanSince()
                                + ".");
        String text = String.join("\n", lines) + "\n";
        String csv = latest.compared().report().csv();
        whole("reconcile-latest", text, csv);
        if (latest.isNews()) {
            whole("reconcile-" + STAMP.format(latest.at()), text, csv);
        }
    }

    private void whole(String name, String text, String csv) throws IOException {
        moved(name + ".txt", text);
        moved(name + ".csv", csv);
    }

    /// A reader never sees half a report.
    private void moved(String name, String content) throws IOException {
        Path unfinished = directory.resolve("." + name);
        Files.writeString(unfinished, content);
        Files.move(unfinished, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
}
