package org.barsrouter.console.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A table in plain text: columns as wide as their widest cell, a line under the heading.
public final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final int columns;

    public Table(String... headings) {
        this.columns = headings.length;
        rows.add(List.of(headings));
    }

    /// Adds a row.
    ///
    /// @throws IllegalArgumentException when it has not as many cells as the table has columns
    public Table row(String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(
                    "a row of this table needs " + columns + " cells, not " + cells.length);
        }
        rows.add(List.of(cells));
        return this;
    }

    public boolean isEmpty() {
        return rows.size() == 1;
    }

    /// One text per line, without trailing spaces.
    public List<String> lines() {
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add(line(row, widths));
            if (lines.size() == 1) {
                lines.add("-".repeat(total(widths)));
            }
        }
        return lines;
    }

    private static int total(int[] widths) {
        return IntStream.of(widths).sum() + (widths.length - 1) * GAP.length();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = row.get(i);
            line.append(i == 0 ? "" : GAP).append(cell).append(" ".repeat(widths[i] - width(cell)));
        }
        return line.toString().stripTrailing();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
