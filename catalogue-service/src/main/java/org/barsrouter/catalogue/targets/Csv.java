package org.barsrouter.catalogue.targets;

import java.util.ArrayList;
import java.util.List;

/// Comma-separated text (RFC 4180) as lines of cells; blank lines are left out.
final class Csv {
    private final List<Line> lines = new ArrayList<>();
    private List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private boolean quoted;
    private int number = 1;
    private int start = 1;

    /// @param number of the line in the file where it starts, from 1
    record Line(int number, List<String> cells) {}

    private Csv() {}

    static List<Line> lines(String text) {
        Csv csv = new Csv();
        String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            boolean doubled = c == '"' && csv.quoted && bare.startsWith("\"\"", i);
            if (doubled) {
                csv.cell.append('"');
                i++;
            } else {
                csv.take(c);
            }
        }
        csv.endLine();
        return csv.lines;
    }

    private void take(char c) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            endCell();
        } else if (c == '\n' && !quoted) {
            endLine();
        } else if (c != '\r') {
            cell.append(c);
        }
        if (c == '\n') {
            number++;
            start = cells.isEmpty() && cell.isEmpty() ? number : start;
        }
    }

    private void endCell() {
        cells.add(cell.toString());
        cell.setLength(0);
    }

    private void endLine() {
        endCell();
        if (cells.size() > 1 || !cells.getFirst().isBlank()) {
            lines.add(new Line(start, List.copyOf(cells)));
        }
        cells = new ArrayList<>();
    }
}
