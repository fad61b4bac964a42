package org.barsrouter.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// All messages of one conversation, in order.
public record ConversationPage(String correlationId, List<Chapter> chapters) {

    /// One message of it.
    ///
    /// @param number from 1
    public record Chapter(int number, String title, List<Link> links, MessageStory message) {
        static Chapter of(JsonNode chapter, JsonNode waiting) {
            return new Chapter(
                    chapter.path("number").asInt(),
                    Fields.text(chapter, "title"),
                    Fields.each(
                            chapter,
                            "links",
                            link ->
                                    new Link(
                                            Words.of(Fields.text(link, "kind")),
                                            Fields.text(link, "messageId"))),
                    MessageStory.of(chapter.path("message"), waiting));
        }
    }

    /// Another message that one has to do with.
    public record Link(String kind, String messageId) {}

    /// The page of what the journal told.
    ///
    /// @param waiting what delivery says of why its messages wait
    public static ConversationPage of(JsonNode conversation, JsonNode waiting) {
        return new ConversationPage(
                Fields.text(conversation, "correlationId"),
                Fields.each(conversation, "messages", one -> Chapter.of(one, waiting)));
    }
}
