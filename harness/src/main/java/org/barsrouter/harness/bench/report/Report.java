package org.barsrouter.harness.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.barsrouter.harness.bench.report.Row.Role;
import org.barsrouter.harness.bench.scenario.Scenario;

/// All runs of a folder as tables: one per scenario and size of body, ours first, with the targets
/// below it.
public final class Report {
    private static final double WANTED_PER_SECOND = 1_500;

    private final List<Row> rows;
    private final String ours;

    /// @param ours the name of the system whose targets are judged
    public Report(List<Row> rows, String ours) {
        this.rows = List.copyOf(rows);
        this.ours = ours;
    }

    public String text() {
        StringBuilder out = new StringBuilder();
        for (int body : bodies()) {
            for (Scenario scenario : Scenario.values()) {
                List<Row> here = of(scenario, body);
                if (!here.isEmpty()) {
                    out.append(table(scenario, body, here)).append('\n');
                }
            }
        }
        return out.toString();
    }

    /// The targets of ours in every scenario that was run.
    public List<Target> targets() {
        List<Target> all = new ArrayList<>();
        for (int body : bodies()) {
            for (Scenario scenario : Scenario.values()) {
                all.addAll(targets(scenario, of(scenario, body)));
            }
        }
        return all;
    }

    public List<Row> rows() {
        return rows;
    }

    /// The system whose targets are judged.
    public String ours() {
        return ours;
    }

    /// The sizes of bodies that there are runs with.
    public List<Integer> bodies() {
        return rows.stream().map(row -> row.label().body()).distinct().sorted().toList();
    }

    private List<Row> of(Scenario scenario, int body) {
        return rows.stream()
                .filter(row -> row.label().body() == body)
                .filter(row -> row.label().scenario() == scenario)
                .toList();
    }

    private String table(Scenario scenario, int body, List<Row> here) {
        StringBuilder out = new StringBuilder();
        Row.Label first = here.getFirst().label();
        out.append(
                String.format(
                        Locale.ROOT,
                        "**%s: %s** (bodies of %d bytes, %.0f messages/s for %.0f s)%n%n",
                        scenario,
                        scenario.title(),
                        body,
                        first.rate(),
                        first.seconds()));
        out.append(
                "| system | runs | p99 ms, no fault | p99 ms, fault | worst ms, fault | p50 ms, fault | times ours | lost | late | again | disorder | calls to the faulty | burst/s | MB |\n");
        out.append("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        double reference = median(here, ours, faultRole(scenario)).orElse(Double.NaN);
        for (String system : systems(here)) {
            out.append(line(scenario, rowsOf(here, system), reference));
        }
        List<Target> judged = targets(scenario, here);
        out.append(judged.isEmpty() ? "" : "\n");
        for (Target target : judged) {
            out.append("- ").append(target.sentence()).append('\n');
        }
        return out.toString();
    }

    private static String line(Scenario scenario, List<Row> here, double reference) {
        List<Row> healthy = with(here, Role.BASELINE);
        List<Row> fault = with(here, faultRole(scenario));
        Optional<Spread> p99 = spread(fault, row -> row.latency().p99());
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %s | %s | %s | %d | %d | %d | %d | %s | %s | %s |%n",
                here.getFirst().label().system(),
                Math.max(fault.size(), healthy.size()),
                text(spread(healthy, row -> row.latency().p99())),
                scenario == Scenario.S1 ? "" : text(p99),
                whole(
                        spread(fault, row -> row.latency().worst())
                                .map(s -> new Spread(s.most(), s.most(), s.most()))),
                text(spread(fault, row -> row.latency().p50())),
                p99.map(s -> String.format(Locale.ROOT, "%.1f", s.median() / reference)).orElse(""),
                sum(here, row -> row.accounts().lost()),
                sum(fault, row -> row.accounts().late()),
                sum(here, row -> row.accounts().again()),
                sum(here, row -> row.accounts().disorder()),
                whole(spread(fault, row -> row.accounts().faultyCalls())),
                whole(spread(fault, Row::perSecond).filter(s -> s.most() > 0)),
                whole(spread(here, Row::megabytes).map(s -> new Spread(s.most(), 0, 0))));
    }

    private List<Target> targets(Scenario scenario, List<Row> here) {
        List<Row> mine = rowsOf(here, ours);
        if (mine.isEmpty()) {
            return List.of();
        }
        List<Target> targets = new ArrayList<>();
        Optional<Spread> healthy = spread(with(mine, Role.BASELINE), row -> row.latency().p99());
        Optional<Spread> fault = spread(with(mine, Role.FAULT), row -> row.latency().p99());
        boolean judged =
                switch (scenario) {
                    case S2, S3, S9, S10 -> true;
                    case S1, S4, S5, S8 -> false;
                };
        if (judged && healthy.isPresent() && fault.isPresent()) {
            targets.add(Target.unnoticed(healthy.get(), fault.get()));
            targets.add(Target.quick(fault.get()));
        } else if (scenario == Scenario.S1 && healthy.isPresent()) {
            targets.add(Target.quick(healthy.get()));
        }
        targets.add(Target.none("lost", sum(mine, row -> row.accounts().lost())));
        if (scenario.isOrderCounted()) {
            targets.add(
                    Target.none(
                            "overtaken within a conversation (S7)",
                            sum(mine, row -> row.accounts().disorder())));
        }
        spread(with(mine, Role.FAULT), Row::perSecond)
                .filter(s -> s.most() > 0)
                .ifPresent(s ->
                        targets.add(
                                Target.atLeast("messages to the healthy", WANTED_PER_SECOND, s)));
        return targets;
    }

    private static Role faultRole(Scenario scenario) {
        return scenario == Scenario.S1 ? Role.BASELINE : Role.FAULT;
    }

    private Optional<Double> median(List<Row> here, String system, Role role) {
        return spread(with(rowsOf(here, system), role), row -> row.latency().p99())
                .map(Spread::median);
    }

    private Set<String> systems(List<Row> here) {
        Set<String> systems = new LinkedHashSet<>();
        here.stream().map(row -> row.label().system()).filter(ours::equals).forEach(systems::add);
        here.forEach(row -> systems.add(row.label().system()));
        return systems;
    }

    private static List<Row> rowsOf(List<Row> here, String system) {
        return here.stream().filter(row -> row.label().system().equals(system)).toList();
    }

    private static List<Row> with(List<Row> here, Role role) {
        return here.stream().filter(row -> row.label().role() == role).toList();
    }

    static Optional<Spread> spread(List<Row> rows, ToDoubleFunction<Row> figure) {
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(Spread.of(rows.stream().mapToDouble(figure).toArray()));
    }

    private static long sum(List<Row> rows, ToLongFunction<Row> figure) {
        return rows.stream().mapToLong(figure).sum();
    }

    private static String text(Optional<Spread> spread) {
        return spread.map(Spread::plain).orElse("");
    }

    private static String whole(Optional<Spread> spread) {
        return spread.map(s -> String.format(Locale.ROOT, "%.0f", s.median())).orElse("");
    }
}
