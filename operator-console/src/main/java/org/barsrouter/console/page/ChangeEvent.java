package org.barsrouter.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What was written into the catalogue: who, when, why, and each field that differs.
public record ChangeEvent(
        String at,
        String effective,
        String what,
        String of,
        String by,
        String reason,
        String changeSet,
        List<Difference> differences) {

    /// Fields shown of one event; more are counted.
    private static final int MOST = 40;

    /// A field before and after; empty where it was not there.
    public record Difference(String field, String before, String after) {}

    static List<ChangeEvent> all(JsonNode history) {
        return Fields.each(history, "events", ChangeEvent::of);
    }

    private static ChangeEvent of(JsonNode event) {
        return new ChangeEvent(
                UkTime.seconds(Fields.text(event, "occurredAt")),
                UkTime.seconds(Fields.text(event, "effectiveFrom")),
                Fields.text(event, "type"),
                Fields.text(event, "aggregate"),
                Fields.text(event.path("actor"), "name"),
                Fields.text(event, "reason"),
                Fields.text(event, "changeSet"),
                differences(event.path("before"), event.path("after")));
    }

    private static List<Difference> differences(JsonNode before, JsonNode after) {
        List<Difference> found = new ArrayList<>();
        collect("", before, after, found);
        return found.size() > MOST
                ? plusMore(found.subList(0, MOST), found.size() - MOST)
                : List.copyOf(found);
    }

    private static List<Difference> plusMore(List<Difference> shown, int more) {
        List<Difference> all = new ArrayList<>(shown);
        all.add(new Difference("and " + Words.count(more, "more field"), "", ""));
        return List.copyOf(all);
    }

    private static void collect(
            String path, JsonNode before, JsonNode after, List<Difference> found) {
        if (before.equals(after)) {
            return;
        }
        if (!before.isContainerNode() && !after.isContainerNode()) {
            found.add(new Difference(path, shown(before), shown(after)));
            return;
        }
        for (String name : names(before, after)) {
            String deeper = path.isEmpty() ? name : path + " " + name;
            collect(deeper, child(before, name), child(after, name), found);
        }
    }

    private static Set<String> names(JsonNode before, JsonNode after) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode node : List.of(before, after)) {
            node.fieldNames().forEachRemaining(names::add);
            for (int i = 0; i < (node.isArray() ? node.size() : 0); i++) {
                names.add(String.valueOf(i + 1));
            }
        }
        return names;
    }

    private static JsonNode child(JsonNode node, String name) {
        return node.isArray() && name.matches("[0-9]{1,9}")
                ? node.path(Integer.parseInt(name) - 1)
                : node.path(name);
    }

    private static String shown(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "" : value.asText();
    }
}
