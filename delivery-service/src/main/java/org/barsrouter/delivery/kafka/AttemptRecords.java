package org.barsrouter.delivery.kafka;

import java.time.Instant;
import org.barsrouter.delivery.classify.AttemptResult;
import org.barsrouter.delivery.classify.AttemptResult.Answered;
import org.barsrouter.delivery.classify.AttemptResult.Echo;
import org.barsrouter.delivery.classify.AttemptResult.NotSent;
import org.barsrouter.delivery.classify.Classifier;
import org.barsrouter.delivery.lane.Effect.AttemptNote;
import org.barsrouter.delivery.state.AttemptEnd;
import org.barsrouter.delivery.state.DeliveryState;
import org.barsrouter.delivery.state.DeliveryState.Ended;
import org.barsrouter.delivery.state.DeliveryState.Parked;
import org.barsrouter.delivery.state.DeliveryState.Queued;
import org.barsrouter.schemas.avro.Attempt;
import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.avro.InboundMessage;

/// Attempts as records: metadata only.
final class AttemptRecords {
    private static final String NOT_ATTEMPTED = "NOT_ATTEMPTED";

    private final Origin origin;

    AttemptRecords(Origin origin) {
        this.origin = origin;
    }

    /// An attempt and what it made of its delivery.
    Attempt write(Content content, AttemptNote note) {
        AttemptEnd end = note.end();
        Attempt.Builder attempt =
                about(content)
                        .setNumber(note.attempt().story().attempts() + 1)
                        .setStartedAt(note.attempt().startedAt());
        result(attempt, end);
        switch (note.next()) {
            case Ended ended -> ending(attempt, ended);
            case Parked parked ->
                    attempt.setNextAttemptAt(parked.dueAt()).setReason(parked.reason().name());
            case Queued queued -> attempt.setNextAttemptAt(queued.notBefore());
            case DeliveryState.Attempting _ -> attempt.setReason(null);
        }
        return attempt.build();
    }

    /// An end without any attempt.
    Attempt none(Content content, Ended ended, Instant now) {
        Attempt.Builder attempt =
                about(content)
                        .setNumber(0)
                        .setStartedAt(now)
                        .setEndedAt(now)
                        .setClassification(NOT_ATTEMPTED)
                        .setBytesWritten(false)
                        .setIdsEchoed(false);
        ending(attempt, ended);
        return attempt.build();
    }

    /// An attempt whose answer came after its delivery was given up here.
    Attempt late(Content content, Instant startedAt, AttemptEnd end) {
        Attempt.Builder attempt = about(content).setNumber(0).setStartedAt(startedAt).setLate(true);
        result(attempt, end);
        return attempt.build();
    }

    /// An attempt that ended a delivery here, when another owner had it already.
    static Attempt untold(Attempt attempt) {
        return Attempt.newBuilder(attempt)
                .setLate(true)
                .setDisposition(null)
                .setReason(null)
                .build();
    }

    private Attempt.Builder about(Content content) {
        InboundMessage message = content.message().getMessage();
        return Attempt.newBuilder()
                .setEnvironment(origin.environment())
                .setDeliveryId(content.message().getDeliveryId())
                .setMessageId(message.getMessageId())
                .setKind(message.getKind())
                .setMode(message.getMode())
                .setLane(content.message().getLane())
                .setEndpointId(content.message().getEndpointId())
                .setHost(content.host())
                .setTarget(message.getTarget())
                .setRequestId(message.getRequestId())
                .setCorrelationId(message.getCorrelationId())
                .setLate(false);
    }

    private static void result(Attempt.Builder attempt, AttemptEnd end) {
        AttemptResult result = end.result();
        attempt.setEndedAt(end.at())
                .setStatus(result instanceof Answered answered ? answered.status() : null)
                .setClassification(Classifier.classify(result).name())
                .setBytesWritten(!(result instanceof NotSent))
                .setIdsEchoed(
                        result instanceof Answered answered && answered.echo() == Echo.BOTH_IDS);
    }

    private static void ending(Attempt.Builder attempt, Ended ended) {
        attempt.setDisposition(Disposition.valueOf(ended.ending().disposition().name()))
                .setReason(ended.ending().reason());
    }
}
