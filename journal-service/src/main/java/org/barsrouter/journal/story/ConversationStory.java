package org.barsrouter.journal.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.fact.Submission;
import org.barsrouter.journal.history.MessageHistory;

/// Tells a conversation, all messages of one X-Correlation-Id, in the order in which they began.
public final class ConversationStory {
    private final List<MessageHistory> messages;
    private final MessageLinks links;

    private ConversationStory(List<MessageHistory> messages) {
        this.messages = messages;
        this.links = MessageLinks.among(messages);
    }

    /// One message of the conversation.
    ///
    /// @param number from 1
    public record Chapter(
            int number,
            MessageHistory message,
            String title,
            List<MessageLinks.Link> links,
            List<String> sentences) {}

    public static List<Chapter> tell(List<MessageHistory> messages) {
        List<MessageHistory> ordered =
                messages.stream()
                        .sorted(
                                Comparator.comparing(MessageHistory::since)
                                        .thenComparing(m -> m.identity().message().toString()))
                        .toList();
        ConversationStory story = new ConversationStory(ordered);
        return IntStream.range(0, ordered.size()).mapToObj(story::chapter).toList();
    }

    private Chapter chapter(int index) {
        MessageHistory message = messages.get(index);
        List<MessageLinks.Link> own = links.of(message);
        return new Chapter(index + 1, message, title(index, own), own, MessageStory.tell(message));
    }

    private String title(int index, List<MessageLinks.Link> own) {
        List<String> parts = new ArrayList<>();
        parts.add("Message %d of %d".formatted(index + 1, messages.size()));
        messages.get(index).accepted().map(ConversationStory::about).ifPresent(parts::add);
        own.stream().map(this::linked).forEach(parts::add);
        return String.join(", ", parts);
    }

    private static String about(Fact.Accepted accepted) {
        Submission submission = accepted.submission();
        return accepted.links().about() == null
                ? "%s from %s to service %s"
                        .formatted(
                                Phrases.withArticle(AcceptanceStory.what(submission)),
                                AcceptanceStory.sender(submission.sender()),
                                submission.request().target())
                : "a notice to service " + submission.request().target();
    }

    private String linked(MessageLinks.Link link) {
        int other =
                1
                        + IntStream.range(0, messages.size())
                                .filter(i ->
                                        messages.get(i).identity().message().equals(link.other()))
                                .findFirst()
                                .orElse(-1);
        return switch (link.kind()) {
            case TELLS_OUTCOME_OF -> "it tells the outcome of message " + other;
            case OUTCOME_TOLD_BY -> "message " + other + " tells its outcome";
            case RESPONDS_TO -> "it is the receiver's response to message " + other;
            case RESPONDED_BY -> "message " + other + " is the receiver's response";
        };
    }
}
