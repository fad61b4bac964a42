package org.barsrouter.journal.kafka;

import java.time.Instant;
import org.barsrouter.journal.fact.AnswerMode;
import org.barsrouter.journal.fact.Body;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.fact.Lifespan;
import org.barsrouter.journal.fact.Links;
import org.barsrouter.journal.fact.MessageKind;
import org.barsrouter.journal.fact.PathTemplate;
import org.barsrouter.journal.fact.RecordPosition;
import org.barsrouter.journal.fact.Request;
import org.barsrouter.journal.fact.Sender;
import org.barsrouter.journal.fact.Subject;
import org.barsrouter.journal.fact.Submission;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.id.RequestId;
import org.jspecify.annotations.Nullable;

/// Takes the metadata out of a message, and leaves its body, query and headers behind.
final class InboundFacts {
    private InboundFacts() {}

    static Fact.Accepted of(Origin origin, InboundMessage message) {
        return accepted(origin.position(), origin.timestamp(), message);
    }

    /// A message found inside a dead letter: when it was appended is not known from there.
    static Fact.Accepted inside(RecordPosition letter, InboundMessage message) {
        return accepted(letter, null, message);
    }

    static Subject subject(InboundMessage message) {
        return new Subject(
                new DeliveryId(MessageId.parse(message.getMessageId()), message.getGeneration()),
                new CorrelationId(message.getCorrelationId()),
                new RequestId(message.getRequestId()));
    }

    private static Fact.Accepted accepted(
            RecordPosition at, @Nullable Instant appendedAt, InboundMessage message) {
        return new Fact.Accepted(
                at,
                subject(message),
                submission(message),
                new Lifespan(
                        message.getAcceptedAt(),
                        appendedAt,
                        message.getAcceptBy(),
                        message.getDeliverBy()),
                new Links(
                        delivery(message.getReplayOf()),
                        delivery(message.getAbout()),
                        message.getRequestedBy(),
                        message.getSourceService(),
                        message.getReplayRun()));
    }

    private static Submission submission(InboundMessage message) {
        return new Submission(
                MessageKind.valueOf(message.getKind().name()),
                AnswerMode.valueOf(message.getMode().name()),
                new Sender(message.getCaller().getClientId(), message.getCaller().getOdsCode()),
                new Request(
                        message.getTarget(),
                        message.getMethod(),
                        PathTemplate.of(message.getPath())),
                message.getEvent(),
                message.getUseContext(),
                new Body(message.getBody().remaining(), message.getBodySha256()));
    }

    private static @Nullable DeliveryId delivery(@Nullable String text) {
        return text == null ? null : DeliveryId.parse(text);
    }
}
