package org.barsrouter.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Who changed what in the catalogue, searched.
///
/// @param trouble why nothing could be found out; empty when it could
public record HistoryPage(Map<String, String> entered, List<ChangeEvent> events, String trouble) {

    /// Fields of its form: name and label.
    public static final Map<String, String> FIELDS = fields();

    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("service", "Service");
        fields.put("template", "Endpoint");
        fields.put("changeSet", "Change-set");
        fields.put("actor", "Organisation or person");
        fields.put("query", "Text in what was written");
        return fields;
    }

    /// The page of what the catalogue found.
    public static HistoryPage of(Map<String, String> entered, JsonNode answer, String trouble) {
        return new HistoryPage(entered, ChangeEvent.all(answer), trouble);
    }

    /// What stands in a field.
    public String value(String field) {
        return entered.getOrDefault(field, "");
    }
}
