package org.barsrouter.catalogue.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.barsrouter.schemas.id.ServiceId;

/// What the journal tells of a conversation, as far as a trial looks into it.
public record Conversation(List<Message> messages) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Conversation {
        messages = List.copyOf(messages);
    }

    /// One message of it.
    ///
    /// @param kind `SUBMISSION`, `NOTICE` and others
    /// @param disposition empty while its delivery is open
    record Message(String kind, String mode, String target, String event, String disposition) {

        boolean isDelivered() {
            return disposition.equals("DELIVERED") || disposition.equals("DELIVERED_DUPLICATE");
        }
    }

    /// A conversation of which nothing is known yet.
    public static Conversation empty() {
        return new Conversation(List.of());
    }

    /// Reads the journal's answer; empty when it is none.
    public static Optional<Conversation> read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            if (!json.path("messages").isArray()) {
                return Optional.empty();
            }
            return Optional.of(
                    new Conversation(
                            StreamSupport.stream(json.path("messages").spliterator(), false)
                                    .map(chapter -> message(chapter.path("message")))
                                    .toList()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Message message(JsonNode message) {
        JsonNode sent = message.path("sent");
        return new Message(
                sent.path("kind").asText(""),
                sent.path("mode").asText(""),
                sent.path("target").asText(""),
                sent.path("event").asText(""),
                message.path("disposition").asText(""));
    }

    /// How the deferred message ended; empty while it has not.
    public Optional<String> deferredEnd() {
        return messages.stream()
                .filter(message ->
                        message.kind().equals("SUBMISSION") && message.mode().equals("DEFERRED"))
                .map(Message::disposition)
                .filter(end -> !end.isEmpty())
                .findFirst();
    }

    /// How the notice of its outcome ended; empty while it has not.
    public Optional<String> noticeEnd() {
        return messages.stream()
                .filter(message -> message.kind().equals("NOTICE"))
                .map(Message::disposition)
                .filter(end -> !end.isEmpty())
                .findFirst();
    }

    /// Whether the receiver itself answered the sender's service, and it arrived.
    public boolean hasResponse(ServiceId sender) {
        return messages.stream()
                .anyMatch(message ->
                        message.kind().equals("SUBMISSION")
                                && message.target().endsWith(sender.value())
                                && message.isDelivered());
    }
}
