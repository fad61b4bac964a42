package org.barsrouter.console.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The message definitions of the standard.
public final class MessageDefinitions {
    private static final int COLUMNS = 6;

    private final Map<String, MessageDefinition> byUrl;

    private MessageDefinitions(Map<String, MessageDefinition> byUrl) {
        this.byUrl = byUrl;
    }

    /// Reads a table: address, version, event, resource type, least, most, with tabs between, below
    /// a line of names. The lines of a definition stand together.
    ///
    /// @throws IllegalArgumentException when a line is not of this form
    public static MessageDefinitions read(String table) {
        Map<String, List<String[]>> lines = new LinkedHashMap<>();
        for (String line : table.lines().skip(1).toList()) {
            String[] columns = line.split("\t", -1);
            if (columns.length != COLUMNS) {
                throw new IllegalArgumentException("a line has not six columns: " + line);
            }
            lines.computeIfAbsent(columns[0], _ -> new ArrayList<>()).add(columns);
        }
        Map<String, MessageDefinition> definitions = new LinkedHashMap<>();
        lines.forEach((url, rows) -> definitions.put(url, definition(rows)));
        return new MessageDefinitions(definitions);
    }

    private static MessageDefinition definition(List<String[]> rows) {
        Map<String, Count> resources = new LinkedHashMap<>();
        rows.forEach(row -> resources.put(row[3], Count.of(row[4], row[5])));
        String[] first = rows.getFirst();
        return new MessageDefinition(first[0], first[1], first[2], resources);
    }

    /// By address, with or without a version behind a bar, or by the last part of it.
    public Optional<MessageDefinition> find(String named) {
        String url = named.replaceFirst("\\|.*", "");
        return byUrl.values().stream()
                .filter(each -> each.url().equals(url) || each.name().equals(url))
                .findFirst();
    }

    public List<String> names() {
        return byUrl.values().stream().map(MessageDefinition::name).toList();
    }
}
