package org.barsrouter.journal.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.fact.MessageKind;
import org.barsrouter.journal.history.MessageHistory;
import org.barsrouter.schemas.id.MessageId;
import org.jspecify.annotations.Nullable;

/// Finds which messages of a conversation belong together: a notice with the message whose outcome
/// it tells, and a receiver's asynchronous response with the message that it answers.
///
/// BaRS gives a response the correlation id of its request, and the event `servicerequest-response`
/// or `booking-response` (BaRS API 1.4.0, response to a request).
public final class MessageLinks {
    private final List<Pair> pairs;

    private record Pair(MessageId from, MessageId to, boolean notice) {}

    /// What one message is to another.
    public enum Kind {
        TELLS_OUTCOME_OF,
        OUTCOME_TOLD_BY,
        RESPONDS_TO,
        RESPONDED_BY
    }

    public record Link(Kind kind, MessageId other) {}

    private MessageLinks(List<Pair> pairs) {
        this.pairs = pairs;
    }

    /// @param messages of one conversation, in the order in which they began
    static MessageLinks among(List<MessageHistory> messages) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            MessageHistory message = messages.get(i);
            List<MessageHistory> earlier = messages.subList(0, i);
            message.accepted()
                    .flatMap(accepted -> pair(accepted, messages, earlier))
                    .ifPresent(pairs::add);
        }
        return new MessageLinks(pairs);
    }

    List<Link> of(MessageHistory message) {
        MessageId id = message.identity().message();
        List<Link> links = new ArrayList<>();
        for (Pair pair : pairs) {
            if (pair.from().equals(id)) {
                links.add(
                        new Link(
                                pair.notice() ? Kind.TELLS_OUTCOME_OF : Kind.RESPONDS_TO,
                                pair.to()));
            }
            if (pair.to().equals(id)) {
                links.add(
                        new Link(
                                pair.notice() ? Kind.OUTCOME_TOLD_BY : Kind.RESPONDED_BY,
                                pair.from()));
            }
        }
        return links;
    }

    private static Optional<Pair> pair(
            Fact.Accepted accepted, List<MessageHistory> all, List<MessageHistory> earlier) {
        MessageId from = accepted.subject().delivery().messageId();
        if (accepted.links().about() != null) {
            MessageId about = accepted.links().about().messageId();
            return all.stream()
                    .filter(other -> other.identity().message().equals(about))
                    .findFirst()
                    .map(_ -> new Pair(from, about, true));
        }
        return isResponse(accepted.submission().event())
                ? earlier.reversed().stream()
                        .filter(request -> isAnsweredBy(request, accepted))
                        .findFirst()
                        .map(request -> new Pair(from, request.identity().message(), false))
                : Optional.empty();
    }

    private static boolean isResponse(@Nullable String event) {
        return event != null && event.endsWith("-response");
    }

    /// The other direction: a request of somebody else's, to another service.
    private static boolean isAnsweredBy(MessageHistory request, Fact.Accepted response) {
        return request.accepted()
                .filter(asked -> asked.submission().kind() != MessageKind.NOTICE)
                .filter(asked -> !isResponse(asked.submission().event()))
                .filter(asked -> !target(asked).equals(target(response)))
                .filter(asked ->
                        asked.links().sourceService() == null
                                || asked.links().sourceService().equals(target(response)))
                .isPresent();
    }

    private static String target(Fact.Accepted accepted) {
        return accepted.submission().request().target();
    }
}
