package org.barsrouter.journal.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.barsrouter.journal.fact.Disposition;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.fact.Submission;
import org.barsrouter.journal.history.Conclusion;
import org.barsrouter.journal.history.MessageHistory;
import org.barsrouter.journal.story.MessageStory;
import org.jspecify.annotations.Nullable;

/// A message as the API shows it. What is not known is null.
record MessageView(
        String messageId,
        String correlationId,
        String requestId,
        State state,
        @Nullable Disposition disposition,
        @Nullable Sent sent,
        List<DeliveryView> deliveries,
        String status,
        List<String> sentences) {

    /// Whether its latest delivery has ended.
    enum State {
        OPEN,
        ENDED
    }

    /// What was sent by whom; metadata only.
    record Sent(
            String kind,
            String mode,
            String clientId,
            @Nullable String odsCode,
            String target,
            String method,
            String path,
            @Nullable String event,
            @Nullable String useContext,
            int bodySize,
            String bodySha256,
            Instant acceptedAt,
            @Nullable String about,
            @Nullable String sourceService) {

        static Sent of(Fact.Accepted accepted) {
            Submission submission = accepted.submission();
            return new Sent(
                    submission.kind().name(),
                    submission.mode().name(),
                    submission.sender().clientId(),
                    submission.sender().odsCode(),
                    submission.request().target(),
                    submission.request().method(),
                    submission.request().path(),
                    submission.event(),
                    submission.useContext(),
                    submission.body().size(),
                    submission.body().sha256(),
                    accepted.lifespan().acceptedAt(),
                    Views.text(accepted.links().about()),
                    accepted.links().sourceService());
        }
    }

    static MessageView of(MessageHistory message) {
        Optional<Conclusion> end = message.conclusion();
        return new MessageView(
                message.identity().message().toString(),
                message.identity().correlation().value(),
                message.identity().request().value(),
                end.isPresent() ? State.ENDED : State.OPEN,
                end.map(Conclusion::disposition).orElse(null),
                message.accepted().map(Sent::of).orElse(null),
                message.deliveries().stream().map(DeliveryView::of).toList(),
                MessageStory.state(message),
                MessageStory.tell(message));
    }
}
