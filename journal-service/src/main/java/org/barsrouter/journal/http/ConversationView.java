package org.barsrouter.journal.http;

import java.util.List;
import java.util.stream.Stream;
import org.barsrouter.journal.story.ConversationStory.Chapter;
import org.barsrouter.journal.story.MessageLinks;

/// A conversation as the API shows it: one correlation id, its messages in order, and the whole
/// story as sentences to read aloud.
record ConversationView(String correlationId, List<ChapterView> messages, List<String> sentences) {

    /// @param number from 1
    record ChapterView(int number, String title, List<LinkView> links, MessageView message) {

        static ChapterView of(Chapter chapter) {
            return new ChapterView(
                    chapter.number(),
                    chapter.title(),
                    chapter.links().stream().map(LinkView::of).toList(),
                    MessageView.of(chapter.message()));
        }
    }

    record LinkView(String kind, String messageId) {

        static LinkView of(MessageLinks.Link link) {
            return new LinkView(link.kind().name(), link.other().toString());
        }
    }

    static ConversationView of(String correlationId, List<Chapter> chapters) {
        return new ConversationView(
                correlationId,
                chapters.stream().map(ChapterView::of).toList(),
                chapters.stream()
                        .flatMap(chapter ->
                                Stream.concat(
                                        Stream.of(chapter.title() + "."),
                                        chapter.sentences().stream()))
                        .toList());
    }
}
