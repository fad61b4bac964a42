package org.barsrouter.harness.bench.report;

import java.util.List;
import java.util.Locale;
import org.barsrouter.harness.bench.scenario.Scenario;
import org.barsrouter.harness.bench.tally.Timeline;

/// A point of a run's latency over time, as it stands in `timeline.csv`.
public record Moment(Row.Label label, Timeline.Point point) {
    public static final String HEADER =
            "system,scenario,role,round,body,rate,seconds,second,worst_ms";

    public String csv() {
        return String.format(
                Locale.ROOT,
                "%s,%s,%s,%d,%d,%.0f,%.0f,%.1f,%.2f",
                label.system(),
                label.scenario(),
                label.role(),
                label.round(),
                label.body(),
                label.rate(),
                label.seconds(),
                point.second(),
                point.worstMillis());
    }

    /// Reads what {@link #csv} wrote.
    public static Moment parse(String line) {
        List<String> f = List.of(line.split(",", -1));
        return new Moment(
                new Row.Label(
                        f.get(0),
                        Scenario.valueOf(f.get(1)),
                        Row.Role.valueOf(f.get(2)),
                        Integer.parseInt(f.get(3)),
                        Integer.parseInt(f.get(4)),
                        Double.parseDouble(f.get(5)),
                        Double.parseDouble(f.get(6))),
                new Timeline.Point(Double.parseDouble(f.get(7)), Double.parseDouble(f.get(8))));
    }
}
