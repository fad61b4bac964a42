package org.barsrouter.catalogue.targets;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// Writes the national format: the same services always give the same bytes, one service to a line,
/// so that two exports can be compared with `diff`.
public final class TargetsFile {
    private TargetsFile() {}

    /// Systems and values in the order of their characters.
    public static String write(Collection<Target> targets) {
        Map<String, Map<String, String>> systems = new TreeMap<>();
        for (Target target : targets) {
            systems.computeIfAbsent(target.id().system(), _ -> new TreeMap<>())
                    .put(target.id().value(), target.address().toString());
        }
        StringBuilder json = new StringBuilder(80 * targets.size() + 100);
        json.append("{\n  ").append(quoted(TargetsJson.ROOT)).append(": {");
        String separator = "\n";
        for (var system : systems.entrySet()) {
            json.append(separator).append("    ").append(quoted(system.getKey())).append(": {");
            values(json, system.getValue());
            json.append("\n    }");
            separator = ",\n";
        }
        return json.append(systems.isEmpty() ? "}\n}\n" : "\n  }\n}\n").toString();
    }

    private static void values(StringBuilder json, Map<String, String> values) {
        String separator = "\n";
        for (var value : values.entrySet()) {
            json.append(separator)
                    .append("      ")
                    .append(quoted(value.getKey()))
                    .append(": ")
                    .append(quoted(value.getValue()));
            separator = ",\n";
        }
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
