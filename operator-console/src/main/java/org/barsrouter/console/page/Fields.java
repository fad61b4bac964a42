package org.barsrouter.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Reads JSON of services that may be newer or older than this program: what is missing is empty.
final class Fields {
    private Fields() {}

    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isNull() || value.isContainerNode() ? "" : value.asText();
    }

    /// The first of these fields that is there.
    static String first(JsonNode node, String... names) {
        for (String name : names) {
            String value = text(node, name);
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    static List<String> texts(JsonNode node, String name) {
        return each(node, name, JsonNode::asText);
    }

    static <T> List<T> each(JsonNode node, String name, Function<JsonNode, T> read) {
        List<T> all = new ArrayList<>();
        node.path(name).forEach(one -> all.add(read.apply(one)));
        return List.copyOf(all);
    }
}
