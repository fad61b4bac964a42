package org.barsrouter.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// A message in a list.
///
/// @param end how it ended, or why it waits; empty when there is nothing to say
public record MessageLine(
        String messageId,
        Tag state,
        String target,
        String sender,
        String event,
        String host,
        String end,
        String lastAt) {

    /// The lines of a page of the journal's search.
    public static List<MessageLine> of(JsonNode found) {
        return Fields.each(found, "messages", MessageLine::line);
    }

    private static MessageLine line(JsonNode message) {
        return new MessageLine(
                Fields.text(message, "messageId"),
                Tag.ofState(Fields.text(message, "state")),
                Fields.text(message, "target"),
                Fields.first(message, "odsCode", "clientId"),
                Fields.text(message, "event"),
                Fields.text(message, "host"),
                Words.of(Fields.first(message, "reason", "disposition")),
                UkTime.seconds(Fields.text(message, "lastAt")));
    }
}
