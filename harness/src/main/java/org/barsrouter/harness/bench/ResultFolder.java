package org.barsrouter.harness.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.barsrouter.harness.bench.report.Charts;
import org.barsrouter.harness.bench.report.Moment;
import org.barsrouter.harness.bench.report.Report;
import org.barsrouter.harness.bench.report.Row;
import org.barsrouter.harness.bench.report.Target;
import org.barsrouter.harness.bench.tally.Timeline;

/// The folder that results are kept in: every run is added at once, so that a measurement can be
/// taken in several sittings and one that was broken off is not lost.
final class ResultFolder {
    private final Path folder;

    private ResultFolder(Path folder) {
        this.folder = folder;
    }

    static ResultFolder open(Path folder) throws IOException {
        Files.createDirectories(folder);
        ResultFolder results = new ResultFolder(folder);
        results.rows();
        return results;
    }

    /// Keeps a run, and brings tables and plots up to date.
    void add(Runner.Made made, String ours) throws IOException {
        append("runs.csv", Row.HEADER, List.of(made.row().csv()));
        List<String> moments = new ArrayList<>();
        for (Timeline.Point point : made.timeline()) {
            moments.add(new Moment(made.row().label(), point).csv());
        }
        append("timeline.csv", Moment.HEADER, moments);
        write(new Report(rows(), ours));
    }

    private void append(String name, String header, List<String> lines) throws IOException {
        Path file = folder.resolve(name);
        List<String> all = new ArrayList<>();
        if (!Files.exists(file)) {
            all.add(header);
        }
        all.addAll(lines);
        Files.write(file, all, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private List<Row> rows() throws IOException {
        return lines("runs.csv").stream().map(Row::parse).toList();
    }

    private List<Moment> moments() throws IOException {
        return lines("timeline.csv").stream().map(Moment::parse).toList();
    }

    private List<String> lines(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Files.readAllLines(file).stream().skip(1).toList() : List.of();
    }

    /// Prints the tables of everything in the folder; gives the targets.
    List<Target> report(String ours) throws IOException {
        Report report = new Report(rows(), ours);
        System.out.println(write(report));
        return report.targets();
    }

    /// Writes tables and plots; gives the tables.
    private String write(Report report) throws IOException {
        List<Target> targets = report.targets();
        long missed = targets.stream().filter(target -> !target.kept()).count();
        String text =
                report.text()
                        + String.format(
                                Locale.ROOT,
                                "%d targets: %d kept, %d missed%n",
                                targets.size(),
                                targets.size() - missed,
                                missed);
        Files.writeString(folder.resolve("report.md"), text);
        for (int body : report.bodies()) {
            Charts charts = new Charts(report.ours(), body);
            String suffix = body == 2_000 ? "" : "-" + body;
            Files.writeString(
                    folder.resolve("isolation" + suffix + ".svg"), charts.bars(report.rows()));
            Files.writeString(
                    folder.resolve("timeline" + suffix + ".svg"),
                    charts.lines(report.rows(), moments()));
        }
        return text;
    }
}
