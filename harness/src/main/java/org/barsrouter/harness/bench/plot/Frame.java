package org.barsrouter.harness.bench.plot;

import java.util.List;
import org.barsrouter.harness.bench.plot.Svg.Anchor;
import org.barsrouter.harness.bench.plot.Svg.At;
import org.barsrouter.harness.bench.plot.Svg.Font;

/// What both charts share: title, legend, the time axis at the left with its grid.
final class Frame {
    static final int WIDTH = 1_080;
    static final int HEIGHT = 520;
    static final double LEFT = 84;
    static final double RIGHT = WIDTH - 24.0;
    static final double TOP = 108;
    static final double BOTTOM = HEIGHT - 74.0;

    private static final String GRID = "#d8dde0";
    private static final String AXIS = "#768692";
    private static final List<String> COLOURS =
            List.of("#005eb8", "#ed8b00", "#d4a400", "#6fa300", "#ae2573", "#768692", "#00a499");

    private Frame() {}

    static String colour(int series) {
        return COLOURS.get(series % COLOURS.size());
    }

    static void draw(Svg svg, Words words, Axis axis) {
        svg.text(new At(24, 34), words.title(), Font.plain(20, Anchor.START).strong());
        svg.text(new At(24, 57), words.subtitle(), Font.plain(13, Anchor.START).muted());
        legend(svg, words.series());
        for (double tick : axis.ticks()) {
            double y = axis.pixel(tick);
            svg.line(new At(LEFT, y), new At(RIGHT, y), GRID);
            svg.text(new At(LEFT - 8, y + 4), Axis.label(tick), Font.plain(12, Anchor.END));
        }
        svg.line(new At(LEFT, BOTTOM), new At(RIGHT, BOTTOM), AXIS);
        svg.upright(new At(20, (TOP + BOTTOM) / 2), words.axis(), Font.plain(13, Anchor.MIDDLE));
    }

    private static void legend(Svg svg, List<String> series) {
        double x = 24;
        for (int i = 0; i < series.size(); i++) {
            svg.rectangle(new At(x, 74), new At(14, 14), colour(i));
            Font font = Font.plain(13, Anchor.START);
            svg.text(new At(x + 20, 86), series.get(i), i == 0 ? font.strong() : font);
            x += 44 + 7.4 * series.get(i).length();
        }
    }

    /// What is written around a chart.
    ///
    /// @param axis what the vertical axis shows
    /// @param series names in the order of their colours
    record Words(String title, String subtitle, String axis, List<String> series) {}
}
