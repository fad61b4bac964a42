package org.barsrouter.harness.bench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.barsrouter.harness.bench.plot.BarChart;
import org.barsrouter.harness.bench.plot.LineChart;
import org.barsrouter.harness.bench.report.Row.Role;
import org.barsrouter.harness.bench.scenario.Scenario;

/// The two pictures: how slow the healthy become in each situation, and how that goes over time
/// while one endpoint hangs.
public final class Charts {
    private static final Map<Scenario, String> MEANINGS =
            new TreeMap<>(
                    Map.of(
                            Scenario.S1, "all healthy",
                            Scenario.S2, "1 of 20|endpoints hangs",
                            Scenario.S3, "100 of 1,000|endpoints dead",
                            Scenario.S8, "78 % of traffic|on one endpoint",
                            Scenario.S9, "1 of 1,000 services|of one URL hangs",
                            Scenario.S10, "1 of 20 answers|after 28 s"));

    private final String ours;
    private final int body;

    public Charts(String ours, int body) {
        this.ours = ours;
        this.body = body;
    }

    /// Healthy p99 by situation and system.
    public String bars(List<Row> all) {
        List<Row> rows = all.stream().filter(row -> row.label().body() == body).toList();
        List<String> series = List.copyOf(systems(rows));
        List<BarChart.Group> groups = new ArrayList<>();
        MEANINGS.forEach((scenario, meaning) -> {
            Map<String, BarChart.Bar> bars = new TreeMap<>();
            for (String system : series) {
                bar(rows, scenario, system).ifPresent(bar -> bars.put(system, bar));
            }
            if (!bars.isEmpty()) {
                groups.add(new BarChart.Group(scenario.name(), meaning, bars));
            }
        });
        return new BarChart(
                        "What healthy receivers notice while others are down",
                        subtitle(rows),
                        series,
                        groups)
                .svg();
    }

    /// All healthy runs over 20 endpoints are S1, whichever fault they were paired with.
    private static Optional<BarChart.Bar> bar(List<Row> rows, Scenario scenario, String system) {
        List<Row> here =
                rows.stream()
                        .filter(row -> row.label().system().equals(system))
                        .filter(row ->
                                scenario == Scenario.S1
                                        ? isPlain(row)
                                        : row.label().scenario() == scenario
                                                && row.label().role() == Role.FAULT)
                        .toList();
        return Report.spread(here, row -> row.latency().p99())
                .map(s -> new BarChart.Bar(s.median(), s.least(), s.most()));
    }

    private static boolean isPlain(Row row) {
        return row.label().role() == Role.BASELINE
                && row.label().scenario().baselineShape().equals(Scenario.S1.shape());
    }

    /// Latency over the time of S2, each system's median run.
    public String lines(List<Row> all, List<Moment> moments) {
        List<Row> rows =
                all.stream()
                        .filter(row -> row.label().body() == body)
                        .filter(row -> row.label().scenario() == Scenario.S2)
                        .filter(row -> row.label().role() == Role.FAULT)
                        .toList();
        List<LineChart.Line> lines = new ArrayList<>();
        for (String system : systems(rows)) {
            medianRun(rows, system)
                    .ifPresent(row ->
                            lines.add(new LineChart.Line(system, points(moments, row.label()))));
        }
        double seconds = rows.stream().mapToDouble(r -> r.label().seconds()).max().orElse(20);
        return new LineChart(
                        "One of 20 endpoints hangs: the other 19",
                        subtitle(rows),
                        lines,
                        seconds / 5,
                        seconds)
                .svg();
    }

    private static Optional<Row> medianRun(List<Row> rows, String system) {
        List<Row> sorted =
                rows.stream()
                        .filter(row -> row.label().system().equals(system))
                        .sorted(Comparator.comparingDouble(row -> row.latency().p99()))
                        .toList();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(sorted.size() / 2));
    }

    private static List<LineChart.Point> points(List<Moment> moments, Row.Label label) {
        return moments.stream()
                .filter(moment -> moment.label().equals(label))
                .map(m -> new LineChart.Point(m.point().second(), m.point().worstMillis()))
                .toList();
    }

    private Set<String> systems(List<Row> rows) {
        Set<String> systems = new LinkedHashSet<>();
        rows.stream().map(row -> row.label().system()).filter(ours::equals).forEach(systems::add);
        rows.forEach(row -> systems.add(row.label().system()));
        return systems;
    }

    private String subtitle(List<Row> rows) {
        double rate = rows.stream().mapToDouble(row -> row.label().rate()).max().orElse(0);
        return String.format(
                Locale.ROOT,
                "Messages to healthy receivers, from the instant they were meant to be sent to their arrival. %.0f a second, bodies of %,d bytes, receivers answer in 5 ms; everything on 2 cores.",
                rate,
                body);
    }
}
