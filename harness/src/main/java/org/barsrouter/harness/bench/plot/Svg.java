package org.barsrouter.harness.bench.plot;

import java.util.Locale;

/// A drawing in the making. Coordinates are pixels from the upper left corner.
final class Svg {
    private static final String INK = "#212b32";

    private final StringBuilder out = new StringBuilder();

    /// Where a text is anchored.
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /// How a text looks.
    record Font(int size, String colour, Anchor anchor, boolean bold) {
        static Font plain(int size, Anchor anchor) {
            return new Font(size, INK, anchor, false);
        }

        Font muted() {
            return new Font(size, "#5b6770", anchor, bold);
        }

        Font strong() {
            return new Font(size, colour, anchor, true);
        }
    }

    /// A place.
    record At(double x, double y) {}

    Svg(int width, int height) {
        out.append(
                String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" font-family=\"Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif\">%n<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n",
                        width,
                        height,
                        width,
                        height,
                        width,
                        height));
    }

    void rectangle(At corner, At size, String fill) {
        out.append(
                String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n",
                        corner.x(),
                        corner.y(),
                        size.x(),
                        size.y(),
                        fill));
    }

    void line(At from, At to, String stroke) {
        out.append(
                String.format(
                        Locale.ROOT,
                        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"1\"/>%n",
                        from.x(),
                        from.y(),
                        to.x(),
                        to.y(),
                        stroke));
    }

    void path(Iterable<At> points, String stroke, double width) {
        StringBuilder d = new StringBuilder();
        for (At point : points) {
            d.append(
                    String.format(
                            Locale.ROOT,
                            "%s%.1f,%.1f",
                            d.isEmpty() ? "M" : " L",
                            point.x(),
                            point.y()));
        }
        out.append(
                String.format(
                        Locale.ROOT,
                        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.1f\" stroke-linejoin=\"round\"/>%n",
                        d,
                        stroke,
                        width));
    }

    void text(At at, String text, Font font) {
        out.append(
                String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%d\" fill=\"%s\" text-anchor=\"%s\"%s>%s</text>%n",
                        at.x(),
                        at.y(),
                        font.size(),
                        font.colour(),
                        font.anchor().name().toLowerCase(Locale.ROOT),
                        font.bold() ? " font-weight=\"bold\"" : "",
                        escaped(text)));
    }

    /// A text that reads upwards.
    void upright(At at, String text, Font font) {
        out.append(
                String.format(
                        Locale.ROOT,
                        "<text transform=\"translate(%.1f %.1f) rotate(-90)\" font-size=\"%d\" fill=\"%s\" text-anchor=\"middle\">%s</text>%n",
                        at.x(),
                        at.y(),
                        font.size(),
                        font.colour(),
                        escaped(text)));
    }

    String finish() {
        return out + "</svg>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
