package org.barsrouter.catalogue.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.barsrouter.catalogue.compare.Compared.Difference;

/// A comparison for people: counts, then what differs by field with the commonest changes, then the
/// services one by one; and the same as CSV, one line for each field that differs.
public final class DifferenceReport {
    private static final int MOST_CHANGES = 5;

    private final Comparison comparison;
    private final Titles titles;

    /// What was compared.
    ///
    /// @param at the instant that the resolver was asked for, in words
    public record Titles(String here, String there, String at) {}

    public DifferenceReport(Comparison comparison, Titles titles) {
        this.comparison = comparison;
        this.titles = titles;
    }

    /// The report, line by line.
    ///
    /// @param most services that are listed one by one
    public List<String> lines(int most) {
        List<String> lines = new ArrayList<>();
        lines.add("here:  " + titles.here() + ", as it routes at " + titles.at());
        lines.add("there: " + titles.there());
        lines.add("");
        comparison
                .counts()
                .forEach((verdict, count) ->
                        lines.add(
                                String.format(
                                        Locale.ROOT,
                                        "%,9d %-14s %s",
                                        count,
                                        verdict,
                                        verdict.words())));
        fields(lines);
        services(lines, most);
        return lines;
    }

    private void fields(List<String> lines) {
        Map<String, Map<String, Integer>> changes = changes();
        if (changes.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("Fields that differ, commonest first (here -> there):");
        changes.forEach((field, pairs) -> {
            int services = pairs.values().stream().mapToInt(Integer::intValue).sum();
            lines.add(String.format(Locale.ROOT, "  %s: %,d", field, services));
            pairs.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .limit(MOST_CHANGES)
                    .forEach(pair ->
                            lines.add(
                                    String.format(
                                            Locale.ROOT,
                                            "  %,9d %s",
                                            pair.getValue(),
                                            pair.getKey())));
            if (pairs.size() > MOST_CHANGES) {
                lines.add("            and " + (pairs.size() - MOST_CHANGES) + " other changes");
            }
        });
    }

    private Map<String, Map<String, Integer>> changes() {
        Map<String, Map<String, Integer>> changes = new TreeMap<>();
        for (Compared service : comparison.services()) {
            for (Difference difference : service.differences()) {
                changes.computeIfAbsent(difference.field(), _ -> new TreeMap<>())
                        .merge(change(difference), 1, Integer::sum);
            }
        }
        return changes;
    }

    private static String change(Difference difference) {
        return shown(difference.here()) + " -> " + shown(difference.there());
    }

    private static String shown(String text) {
        return text.isEmpty() ? "(none)" : text;
    }

    private void services(List<String> lines, int most) {
        List<Compared> differing =
                comparison.differing().stream()
                        .sorted(Comparator.comparing(Compared::verdict))
                        .toList();
        if (differing.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("Services that differ:");
        differing.stream().limit(most).forEach(service -> lines.add("  " + line(service)));
        if (differing.size() > most) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "  and %,d more; the CSV has them all",
                            differing.size() - most));
        }
    }

    private static String line(Compared service) {
        List<String> parts = new ArrayList<>();
        service.differences()
                .forEach(difference -> parts.add(difference.field() + " " + change(difference)));
        String why = service.why();
        if (why != null) {
            parts.add("because " + why);
        }
        String said = String.join("; ", parts);
        return "%-13s %s%s"
                .formatted(
                        service.verdict(), service.id().key(), said.isEmpty() ? "" : ": " + said);
    }

    /// `system,value,verdict,field,here,there` (RFC 4180), one line for each field that differs,
    /// one for each service that is missing.
    public String csv() {
        StringBuilder csv = new StringBuilder("system,value,verdict,field,here,there\n");
        for (Compared service : comparison.differing()) {
            if (service.differences().isEmpty()) {
                row(
                        csv,
                        service,
                        new Difference("", service.why() == null ? "" : service.why(), ""));
            }
            service.differences().forEach(difference -> row(csv, service, difference));
        }
        return csv.toString();
    }

    private static void row(StringBuilder csv, Compared service, Difference difference) {
        csv.append(quoted(service.id().system()))
                .append(',')
                .append(quoted(service.id().value()))
                .append(',')
                .append(service.verdict())
                .append(',')
                .append(difference.field())
                .append(',')
                .append(quoted(difference.here()))
                .append(',')
                .append(quoted(difference.there()))
                .append('\n');
    }

    /// A spreadsheet would run a text that starts like a formula: it gets an apostrophe.
    private static String quoted(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
