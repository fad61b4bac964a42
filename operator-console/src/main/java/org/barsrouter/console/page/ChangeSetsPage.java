package org.barsrouter.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// The catalogue's change-sets, the newest first.
///
/// @param state that they are in; empty for any
public record ChangeSetsPage(String state, List<Line> sets) {

    /// States that there are.
    public static final List<String> STATES =
            List.of("submitted", "approved", "applied", "rejected", "reverted");

    /// One of them.
    public record Line(String id, Tag state, String at, String by, String summary) {
        static Line of(JsonNode set) {
            JsonNode first = set.path("steps").path(0);
            return new Line(
                    Fields.text(set, "id"),
                    tag(Fields.text(set, "state")),
                    UkTime.minutes(Fields.text(first, "at")),
                    Fields.text(first.path("actor"), "name"),
                    Fields.text(set, "summary"));
        }
    }

    static Tag tag(String state) {
        return new Tag(
                Words.of(state),
                switch (state) {
                    case "SUBMITTED" -> "yellow";
                    case "APPROVED" -> "blue";
                    case "APPLIED" -> "green";
                    case "REJECTED" -> "red";
                    default -> "grey";
                });
    }

    /// The page of what the catalogue lists.
    public static ChangeSetsPage of(String state, JsonNode answer) {
        return new ChangeSetsPage(state, Fields.each(answer, "changeSets", Line::of));
    }
}
