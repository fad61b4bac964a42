package org.barsrouter.journal.kafka;

import java.util.ArrayList;
import java.util.List;
import org.barsrouter.journal.fact.Attempt;
import org.barsrouter.journal.fact.Disposition;
import org.barsrouter.journal.fact.End;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.fact.Letter;
import org.barsrouter.journal.fact.Subject;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Outcome;
import org.barsrouter.schemas.avro.PastAttempt;
import org.barsrouter.schemas.avro.ReceiverAnswer;
import org.barsrouter.schemas.avro.RefusedAnswer;
import org.barsrouter.schemas.avro.Reply;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.RequestId;
import org.barsrouter.schemas.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/// Takes the metadata out of what delivery and router write about deliveries.
final class DeliveryRecords {
    private DeliveryRecords() {}

    static List<Fact> ofAttempt(org.barsrouter.schemas.avro.Attempt attempt) {
        return List.of(attempted(attempt));
    }

    static List<Fact> ofReply(Origin origin, Reply reply) {
        Subject subject =
                subject(reply.getDeliveryId(), reply.getCorrelationId(), reply.getRequestId());
        End end =
                new End(
                        End.Channel.REPLY,
                        disposition(reply.getDisposition()),
                        reply.getAnsweredAt(),
                        status(reply.getAnswer()),
                        refusalCode(reply.getAnswer()),
                        null);
        return withLastAttempt(
                new Fact.Ended(origin.position(), subject, end), reply.getLastAttempt());
    }

    static List<Fact> ofOutcome(Origin origin, Outcome outcome) {
        Subject subject =
                subject(
                        outcome.getDeliveryId(),
                        outcome.getCorrelationId(),
                        outcome.getRequestId());
        End end =
                new End(
                        End.Channel.OUTCOME,
                        disposition(outcome.getDisposition()),
                        outcome.getEndedAt(),
                        status(outcome.getAnswer()),
                        refusalCode(outcome.getAnswer()),
                        outcome.getReason());
        return withLastAttempt(
                new Fact.Ended(origin.position(), subject, end), outcome.getLastAttempt());
    }

    static List<Fact> ofDeadLetter(Origin origin, DeadLetter dead) {
        InboundMessage message = dead.getMessage();
        Letter letter =
                new Letter(
                        dead.getDeliveryId(),
                        disposition(dead.getDisposition()),
                        dead.getReason(),
                        dead.getDetail(),
                        dead.getEndpointId(),
                        dead.getSenderTold(),
                        dead.getDeadAt());
        if (message == null) {
            return List.of(new Fact.DeadLettered(origin.position(), null, letter));
        }
        List<Fact> facts = new ArrayList<>();
        Subject subject = InboundFacts.subject(message);
        facts.add(InboundFacts.inside(origin.position(), message));
        for (PastAttempt past : dead.getHistory()) {
            facts.add(new Fact.Attempted(subject, summary(past, dead.getEndpointId())));
        }
        facts.add(new Fact.DeadLettered(origin.position(), subject, letter));
        return facts;
    }

    private static List<Fact> withLastAttempt(
            Fact.Ended end, org.barsrouter.schemas.avro.@Nullable Attempt last) {
        return last == null ? List.of(end) : List.of(end, attempted(last));
    }

    private static Fact.Attempted attempted(org.barsrouter.schemas.avro.Attempt attempt) {
        return new Fact.Attempted(
                subject(
                        attempt.getDeliveryId(),
                        attempt.getCorrelationId(),
                        attempt.getRequestId()),
                new Attempt(
                        attempt.getNumber(),
                        Attempt.Detail.WHOLE,
                        new Attempt.Place(attempt.getEndpointId(), attempt.getHost()),
                        attempt.getStartedAt(),
                        attempt.getEndedAt(),
                        new Attempt.Answer(
                                attempt.getStatus(),
                                attempt.getClassification(),
                                attempt.getBytesWritten(),
                                attempt.getIdsEchoed(),
                                attempt.getLate()),
                        new Attempt.Next(
                                attempt.getNextAttemptAt(),
                                attempt.getDisposition() == null
                                        ? null
                                        : disposition(attempt.getDisposition()),
                                attempt.getReason())));
    }

    private static Attempt summary(PastAttempt past, @Nullable String endpointId) {
        return new Attempt(
                past.getNumber(),
                Attempt.Detail.SUMMARY,
                new Attempt.Place(endpointId, null),
                past.getStartedAt(),
                past.getStartedAt().plusMillis(past.getDurationMs()),
                new Attempt.Answer(past.getStatus(), past.getClassification(), false, false, false),
                new Attempt.Next(null, null, null));
    }

    private static Subject subject(String delivery, String correlation, String request) {
        return new Subject(
                DeliveryId.parse(delivery), new CorrelationId(correlation), new RequestId(request));
    }

    private static Disposition disposition(org.barsrouter.schemas.avro.Disposition avro) {
        return Disposition.valueOf(avro.name());
    }

    private static @Nullable Integer status(@Nullable Object answer) {
        return switch (answer) {
            case ReceiverAnswer received -> received.getStatus();
            case RefusedAnswer refused -> statusOf(refused.getCode());
            case null, default -> null;
        };
    }

    private static @Nullable Integer statusOf(String code) {
        return Refusal.byCode(code).map(Refusal::status).orElse(null);
    }

    private static @Nullable String refusalCode(@Nullable Object answer) {
        return answer instanceof RefusedAnswer refused ? refused.getCode() : null;
    }
}
