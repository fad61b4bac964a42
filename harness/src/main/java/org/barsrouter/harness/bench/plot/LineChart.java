package org.barsrouter.harness.bench.plot;

import java.util.List;
import java.util.Locale;
import org.barsrouter.harness.bench.plot.Svg.Anchor;
import org.barsrouter.harness.bench.plot.Svg.At;
import org.barsrouter.harness.bench.plot.Svg.Font;

/// Times over the time of a run, a line for each system, with the while of the fault shaded.
///
/// @param faultFrom second at which the fault begins
public record LineChart(
        String title, String subtitle, List<Line> lines, double faultFrom, double faultUntil) {
    private static final String SHADE = "#fdf0e0";

    /// One system.
    public record Line(String name, List<Point> points) {
        public Line {
            points = List.copyOf(points);
        }
    }

    public record Point(double second, double millis) {}

    public LineChart {
        lines = List.copyOf(lines);
    }

    public String svg() {
        List<Double> values =
                lines.stream().flatMap(l -> l.points().stream()).map(Point::millis).toList();
        Axis all = Axis.around(values, Frame.BOTTOM, Frame.TOP);
        Axis axis = new Axis(1, all.most(), Frame.BOTTOM, Frame.TOP);
        double end =
                lines.stream()
                        .flatMap(l -> l.points().stream())
                        .mapToDouble(Point::second)
                        .max()
                        .orElse(1);
        Svg svg = new Svg(Frame.WIDTH, Frame.HEIGHT);
        double from = x(faultFrom, end);
        double until = x(Math.min(faultUntil, end), end);
        svg.rectangle(
                new At(from, Frame.TOP), new At(until - from, Frame.BOTTOM - Frame.TOP), SHADE);
        Frame.draw(
                svg,
                new Frame.Words(
                        title,
                        subtitle,
                        "slowest in half a second, logarithmic",
                        lines.stream().map(Line::name).toList()),
                axis);
        svg.text(
                new At(from + 8, Frame.TOP + 16),
                "one endpoint hangs",
                Font.plain(12, Anchor.START).muted());
        seconds(svg, end);
        for (int i = lines.size() - 1; i >= 0; i--) {
            svg.path(
                    lines.get(i).points().stream()
                            .map(p -> new At(x(p.second(), end), axis.pixel(p.millis())))
                            .toList(),
                    Frame.colour(i),
                    i == 0 ? 3 : 1.8);
        }
        return svg.finish();
    }

    private static void seconds(Svg svg, double end) {
        int step = end > 60 ? 10 : end > 24 ? 5 : 2;
        for (int second = 0; second <= end; second += step) {
            double x = x(second, end);
            svg.line(new At(x, Frame.BOTTOM), new At(x, Frame.BOTTOM + 5), "#768692");
            svg.text(
                    new At(x, Frame.BOTTOM + 22),
                    String.format(Locale.ROOT, "%d", second),
                    Font.plain(12, Anchor.MIDDLE));
        }
        svg.text(
                new At((Frame.LEFT + Frame.RIGHT) / 2, Frame.BOTTOM + 48),
                "seconds; a message stands where it was meant to be sent",
                Font.plain(13, Anchor.MIDDLE));
    }

    private static double x(double second, double end) {
        return Frame.LEFT + (Frame.RIGHT - Frame.LEFT) * second / Math.max(1e-9, end);
    }
}
