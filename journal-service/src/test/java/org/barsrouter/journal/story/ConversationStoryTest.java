package org.barsrouter.journal.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.barsrouter.journal.Sample;
import org.barsrouter.journal.fact.Disposition;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.history.MessageHistory;
import org.barsrouter.journal.history.MessageHistory.Identity;
import org.barsrouter.journal.story.ConversationStory.Chapter;
import org.barsrouter.journal.story.MessageLinks.Kind;
import org.barsrouter.journal.story.MessageLinks.Link;
import org.junit.jupiter.api.Test;

class ConversationStoryTest {
    private final Sample request = Sample.deferred(1);
    private final Sample second = Sample.relay(2);

    @Test
    void links_a_notice_with_the_message_whose_outcome_it_tells() {
        List<Chapter> story =
                ConversationStory.tell(
                        List.of(
                                message(second, second.noticeAbout("10:02:15.300", request)),
                                message(
                                        request,
                                        request.accepted("10:02:11.123"),
                                        request.outcome(
                                                "10:02:15.253", Disposition.DELIVERED, 200))));

        assertThat(story)
                .extracting(Chapter::title)
                .containsExactly(
                        "Message 1 of 2, a servicerequest-request message from gp-app (organisation"
                                + " X26) to service "
                                + Sample.RECEIVER
                                + ", message 2 tells its outcome",
                        "Message 2 of 2, a notice to service "
                                + Sample.SENDER_SERVICE
                                + ", it tells the outcome of message 1");
        assertThat(story.getFirst().links())
                .containsExactly(new Link(Kind.OUTCOME_TOLD_BY, Sample.message(2)));
        assertThat(story.getLast().sentences())
                .startsWith(
                        "Written at 10:02:15.300 UTC on 23 November 2026 to tell service "
                                + Sample.SENDER_SERVICE
                                + " how delivery 0193b0a2-0000-7000-8000-000000000001.0 ended.");
    }

    @Test
    void links_a_response_with_the_request_that_went_the_other_way() {
        List<Chapter> story =
                ConversationStory.tell(
                        List.of(
                                message(request, request.accepted("10:02:11.123")),
                                message(
                                        second,
                                        second.accepted(
                                                "10:09:00.000",
                                                "servicerequest-response",
                                                Sample.SENDER_SERVICE))));

        assertThat(story.getFirst().links())
                .containsExactly(new Link(Kind.RESPONDED_BY, Sample.message(2)));
        assertThat(story.getLast().title()).endsWith("it is the receiver's response to message 1");
    }

    @Test
    void does_not_take_a_response_to_the_same_service_for_an_answer() {
        List<Chapter> story =
                ConversationStory.tell(
                        List.of(
                                message(request, request.accepted("10:02:11.123")),
                                message(
                                        second,
                                        second.accepted(
                                                "10:09:00.000",
                                                "servicerequest-response",
                                                Sample.RECEIVER))));

        assertThat(story).allSatisfy(chapter -> assertThat(chapter.links()).isEmpty());
    }

    @Test
    void tells_messages_in_the_order_in_which_they_began() {
        List<Chapter> story =
                ConversationStory.tell(
                        List.of(
                                message(second, second.accepted("10:01:00.000")),
                                message(request, request.accepted("10:02:11.123"))));

        assertThat(story)
                .extracting(chapter -> chapter.message().identity().message())
                .containsExactly(Sample.message(2), Sample.message(1));
    }

    private static MessageHistory message(Sample sample, Fact... facts) {
        return MessageHistory.of(
                new Identity(
                        sample.delivery().messageId(),
                        Sample.CONVERSATION,
                        sample.subject().request()),
                Arrays.asList(facts));
    }
}
