package org.barsrouter.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// One message with its deliveries.
///
/// @param facts what is known of it, label and value
/// @param sentences its story, to read aloud
public record MessageStory(
        String messageId,
        String correlationId,
        Tag state,
        List<Fact> facts,
        List<String> sentences,
        List<Delivery> deliveries) {

    /// What is known.
    public record Fact(String label, String value) {}

    /// The story of what the journal told.
    ///
    /// @param waiting what delivery says of why it waits
    public static MessageStory of(JsonNode message, JsonNode waiting) {
        JsonNode sent = message.path("sent");
        return new MessageStory(
                Fields.text(message, "messageId"),
                Fields.text(message, "correlationId"),
                Tag.ofDisposition(
                        Fields.text(message, "state").equals("OPEN")
                                ? ""
                                : Fields.text(message, "disposition")),
                facts(message, sent),
                Fields.texts(message, "sentences"),
                Fields.each(message, "deliveries", one -> Delivery.of(one, waiting)));
    }

    /// Whether it has not ended.
    public boolean isOpen() {
        return state.word().equals("Open");
    }

    /// Whether its latest delivery is kept as a dead letter.
    public boolean isDead() {
        return !deliveries.isEmpty() && !deliveries.getLast().letter().isEmpty();
    }

    /// Delivery id of the latest.
    public String latestDelivery() {
        return deliveries.isEmpty() ? "" : deliveries.getLast().id();
    }

    private static List<Fact> facts(JsonNode message, JsonNode sent) {
        return List.of(
                        new Fact("Message id", Fields.text(message, "messageId")),
                        new Fact("X-Request-Id", Fields.text(message, "requestId")),
                        new Fact("X-Correlation-Id", Fields.text(message, "correlationId")),
                        new Fact("Accepted", UkTime.seconds(Fields.text(sent, "acceptedAt"))),
                        new Fact("Receiving service", Fields.text(sent, "target")),
                        new Fact("Sending organisation", Fields.text(sent, "odsCode")),
                        new Fact("Sending application", Fields.text(sent, "clientId")),
                        new Fact("Event", Fields.text(sent, "event")),
                        new Fact("Use context", Fields.text(sent, "useContext")),
                        new Fact("Call", call(sent)),
                        new Fact("Answered", Words.of(Fields.text(sent, "mode"))),
                        new Fact("Body", body(sent)))
                .stream()
                .filter(fact -> !fact.value().isEmpty())
                .toList();
    }

    private static String call(JsonNode sent) {
        return (Fields.text(sent, "method") + " " + Fields.text(sent, "path")).strip();
    }

    private static String body(JsonNode sent) {
        return sent.isObject()
                ? Words.count(sent.path("bodySize").asLong(), "byte")
                        + ", SHA-256 "
                        + Fields.text(sent, "bodySha256")
                : "";
    }
}
