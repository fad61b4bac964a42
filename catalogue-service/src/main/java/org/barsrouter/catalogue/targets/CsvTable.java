package org.barsrouter.catalogue.targets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A CSV file with a header line, read by the names of its columns in any order and any case.
final class CsvTable {
    private CsvTable() {}

    /// The columns of a kind of file.
    ///
    /// @param required must stand in the header
    /// @param optional may
    record Columns(List<String> required, List<String> optional) {

        String written() {
            return String.join(",", required)
                    + (optional.isEmpty() ? "" : "[," + String.join("][,", optional) + "]");
        }
    }

    /// A line with its cells by column, stripped; an absent optional column is an empty text.
    record Line(int number, Map<String, String> cells) {
        String get(String column) {
            return cells.getOrDefault(column.toLowerCase(Locale.ROOT), "");
        }
    }

    /// What became of a file.
    sealed interface Read {}

    /// @param broken numbers of the lines whose cells do not fit the header
    record Table(List<Line> lines, List<Integer> broken) implements Read {}

    /// @param why as the end of "The list …"
    record NoTable(String why) implements Read {}

    static Read read(String text, Columns columns) {
        if (text.indexOf('\0') >= 0 || text.indexOf('\uFFFD') >= 0) {
            return new NoTable("is not UTF-8 text.");
        }
        List<Csv.Line> lines = Csv.lines(text);
        if (lines.isEmpty()) {
            return new NoTable("is empty.");
        }
        List<String> names =
                lines.getFirst().cells().stream()
                        .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                        .toList();
        return fits(names, columns)
                ? table(lines, names)
                : new NoTable("does not start with its header line.");
    }

    private static boolean fits(List<String> names, Columns columns) {
        List<String> required = lower(columns.required());
        Set<String> known = new HashSet<>(required);
        known.addAll(lower(columns.optional()));
        return names.containsAll(required)
                && known.containsAll(names)
                && new HashSet<>(names).size() == names.size();
    }

    private static List<String> lower(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    private static Table table(List<Csv.Line> lines, List<String> names) {
        List<Line> good = new ArrayList<>();
        List<Integer> broken = new ArrayList<>();
        for (Csv.Line line : lines.subList(1, lines.size())) {
            if (line.cells().size() != names.size()) {
                broken.add(line.number());
                continue;
            }
            Map<String, String> cells = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                cells.put(names.get(i), line.cells().get(i).strip());
            }
            good.add(new Line(line.number(), cells));
        }
        return new Table(good, broken);
    }
}
