package org.barsrouter.harness.bench.plot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.harness.bench.plot.Svg.Anchor;
import org.barsrouter.harness.bench.plot.Svg.At;
import org.barsrouter.harness.bench.plot.Svg.Font;

/// Times side by side: a group of bars for each situation, a bar for each system.
///
/// @param series systems in the order of their colours
/// @param groups situations from left to right
public record BarChart(String title, String subtitle, List<String> series, List<Group> groups) {

    /// One situation.
    ///
    /// @param label short, and what it means below it
    /// @param millis by system; a system that was not measured has none
    public record Group(String label, String meaning, Map<String, Bar> millis) {
        public Group {
            millis = Map.copyOf(millis);
        }
    }

    /// The median, and the range of all runs.
    public record Bar(double median, double least, double most) {}

    public BarChart {
        series = List.copyOf(series);
        groups = List.copyOf(groups);
    }

    public String svg() {
        Svg svg = new Svg(Frame.WIDTH, Frame.HEIGHT);
        List<Double> values =
                groups.stream().flatMap(g -> g.millis().values().stream()).map(Bar::most).toList();
        Axis all = Axis.around(values, Frame.BOTTOM, Frame.TOP);
        Axis axis = new Axis(1, all.most(), Frame.BOTTOM, Frame.TOP);
        Frame.draw(
                svg,
                new Frame.Words(title, subtitle, "99th percentile, logarithmic", series),
                axis);
        double width = (Frame.RIGHT - Frame.LEFT) / Math.max(1, groups.size());
        for (int i = 0; i < groups.size(); i++) {
            draw(svg, groups.get(i), axis, new At(Frame.LEFT + i * width, width));
        }
        return svg.finish();
    }

    /// @param span left edge and width
    private void draw(Svg svg, Group group, Axis axis, At span) {
        double middle = span.x() + span.y() / 2;
        svg.text(
                new At(middle, Frame.BOTTOM + 22),
                group.label(),
                Font.plain(14, Anchor.MIDDLE).strong());
        double line = Frame.BOTTOM + 40;
        for (String part : group.meaning().split("\\|", -1)) {
            svg.text(new At(middle, line), part, Font.plain(12, Anchor.MIDDLE).muted());
            line += 15;
        }
        double slot = Math.min(46, span.y() * 0.86 / series.size());
        double x = middle - slot * series.size() / 2;
        for (int i = 0; i < series.size(); i++) {
            bar(svg, group, axis, new Place(i, x + i * slot, slot));
        }
    }

    private record Place(int number, double x, double slot) {
        double middle() {
            return x + slot / 2;
        }
    }

    private void bar(Svg svg, Group group, Axis axis, Place place) {
        Optional<Bar> measured =
                Optional.ofNullable(group.millis().get(series.get(place.number())));
        if (measured.isEmpty()) {
            return;
        }
        Bar bar = measured.get();
        double top = axis.pixel(bar.median());
        svg.rectangle(
                new At(place.x() + 1.5, top),
                new At(place.slot() - 3, Math.max(1, Frame.BOTTOM - top)),
                Frame.colour(place.number()));
        double whisker = Math.min(top, axis.pixel(bar.most()));
        if (bar.most() > bar.least()) {
            svg.line(
                    new At(place.middle(), axis.pixel(bar.least())),
                    new At(place.middle(), whisker),
                    "#212b32");
        }
        svg.text(
                new At(place.middle(), whisker - 5),
                Axis.label(bar.median()).replace(" ms", ""),
                place.number() == 0
                        ? Font.plain(12, Anchor.MIDDLE).strong()
                        : Font.plain(11, Anchor.MIDDLE));
    }
}
