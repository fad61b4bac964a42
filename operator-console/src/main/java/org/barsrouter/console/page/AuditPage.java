package org.barsrouter.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Who did what and why, the newest first.
///
/// @param entered what was looked for
/// @param next where the next page begins; empty on the last
public record AuditPage(Map<String, String> entered, List<Line> entries, String next) {

    /// Fields of its form: name and label.
    public static final Map<String, String> FIELDS = fields();

    /// Something that somebody did.
    public record Line(
            String at,
            String actor,
            String role,
            String action,
            String subject,
            String reason,
            String result) {

        static Line of(JsonNode entry) {
            return new Line(
                    UkTime.seconds(Fields.text(entry, "at")),
                    Fields.text(entry, "actor"),
                    Fields.text(entry, "role"),
                    Words.of(Fields.text(entry, "action")),
                    Fields.text(entry, "subject"),
                    Fields.text(entry, "reason"),
                    Words.of(Fields.text(entry, "result")));
        }
    }

    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("actor", "Person");
        fields.put("action", "Action code");
        fields.put("subject", "Id of what it was done to");
        return fields;
    }

    /// The page of what the journal read.
    public static AuditPage of(Map<String, String> entered, JsonNode answer) {
        return new AuditPage(
                entered, Fields.each(answer, "entries", Line::of), Fields.text(answer, "next"));
    }

    /// What stands in a field.
    public String value(String field) {
        return entered.getOrDefault(field, "");
    }

    /// Where the next page is.
    public String nextLink() {
        String terms =
                entered.entrySet().stream()
                        .map(term -> term.getKey() + "=" + SearchTerms.encoded(term.getValue()))
                        .collect(Collectors.joining("&"));
        return "/audit?" + terms + "&after=" + SearchTerms.encoded(next);
    }
}
