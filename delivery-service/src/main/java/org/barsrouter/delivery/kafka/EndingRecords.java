package org.barsrouter.delivery.kafka;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.barsrouter.delivery.receiver.Received;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.DeliveryState.Ended;
import org.barsrouter.delivery.state.Story;
import org.barsrouter.delivery.store.ParkedRecords;
import org.barsrouter.schemas.avro.Attempt;
import org.barsrouter.schemas.avro.Caller;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Kind;
import org.barsrouter.schemas.avro.Outcome;
import org.barsrouter.schemas.avro.Pointer;
import org.barsrouter.schemas.avro.ReceiverAnswer;
import org.barsrouter.schemas.avro.Reply;
import org.barsrouter.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;

/// What is written when a delivery ends: a reply or an outcome for its sender, and a dead letter
/// for what did not arrive.
final class EndingRecords {
    /// Leaves room for the rest of the record below the topics' 8 MB.
    private static final int LARGEST_BODIES = 7_500_000;

    private final Origin origin;

    EndingRecords(Origin origin) {
        this.origin = origin;
    }

    /// Tells the ingress that waits.
    ProducerRecord<String, SpecificRecord> reply(Content content, Ended ended, Told told) {
        InboundMessage message = content.message().getMessage();
        Integer partition = message.getReplyPartition();
        Reply reply =
                new Reply(
                        content.message().getDeliveryId(),
                        message.getMessageId(),
                        message.getRequestId(),
                        message.getCorrelationId(),
                        disposition(ended),
                        Answers.write(ended.ending().answer(), told.received()),
                        told.at(),
                        told.lastAttempt());
        return partition == null
                ? Topics.REPLIES.record(content.delivery().id(), reply)
                : Topics.REPLIES.record(partition, content.delivery().id(), reply);
    }

    /// Tells the router, which tells the sender's own service.
    ProducerRecord<String, SpecificRecord> outcome(Content content, Ended ended, Told told) {
        InboundMessage message = content.message().getMessage();
        Outcome outcome =
                Outcome.newBuilder()
                        .setEnvironment(origin.environment())
                        .setDeliveryId(content.message().getDeliveryId())
                        .setMessageId(message.getMessageId())
                        .setKind(message.getKind())
                        .setCaller(message.getCaller())
                        .setTarget(message.getTarget())
                        .setSourceService(message.getSourceService())
                        .setBundleId(message.getBundleId())
                        .setEvent(message.getEvent())
                        .setRequestId(message.getRequestId())
                        .setCorrelationId(message.getCorrelationId())
                        .setHeaders(message.getHeaders())
                        .setDisposition(disposition(ended))
                        .setReason(ended.ending().reason())
                        .setAnswer(Answers.write(ended.ending().answer(), told.received()))
                        .setAttempts(ended.story().attempts())
                        .setAcceptedAt(message.getAcceptedAt())
                        .setEndedAt(told.at())
                        .setReplayOf(message.getReplayOf())
                        .setLastAttempt(told.lastAttempt())
                        .build();
        return Topics.OUTCOMES.record(content.delivery().target(), outcome);
    }

    /// The outcome of a delivery whose message is gone: what its entry knows.
    ProducerRecord<String, SpecificRecord> outcome(Delivery known, Ended ended, Told told) {
        Outcome outcome =
                Outcome.newBuilder()
                        .setEnvironment(origin.environment())
                        .setDeliveryId(known.id().toString())
                        .setMessageId(known.id().messageId().toString())
                        .setKind(Kind.SUBMISSION)
                        .setCaller(new Caller("unknown", null))
                        .setTarget(known.target().key())
                        .setRequestId("")
                        .setCorrelationId(known.correlationId().value())
                        .setHeaders(List.of())
                        .setDisposition(disposition(ended))
                        .setReason(ended.ending().reason())
                        .setAnswer(Answers.write(ended.ending().answer(), Optional.empty()))
                        .setAttempts(ended.story().attempts())
                        .setAcceptedAt(
                                Instant.ofEpochMilli(known.id().messageId().mintedAtMillis()))
                        .setEndedAt(told.at())
                        .build();
        return Topics.OUTCOMES.record(known.target(), outcome);
    }

    /// Keeps what did not arrive, whole.
    ///
    /// @param message absent when it is gone
    ProducerRecord<String, SpecificRecord> deadLetter(
            Delivery delivery, @Nullable InboundMessage message, Ended ended, Told told) {
        Story story = ended.story();
        Object answer = Answers.evidence(ended.ending().answer(), told.received());
        boolean tooLarge =
                answer instanceof ReceiverAnswer full
                        && delivery.bytes() + full.getBody().remaining() > LARGEST_BODIES;
        DeadLetter letter =
                DeadLetter.newBuilder()
                        .setEnvironment(origin.environment())
                        .setDeliveryId(delivery.id().toString())
                        .setMessage(message)
                        .setDisposition(disposition(ended))
                        .setReason(ended.ending().reason())
                        .setDetail(detail(ended, tooLarge))
                        .setAnswer(
                                tooLarge && answer instanceof ReceiverAnswer full
                                        ? Answers.withoutBody(full)
                                        : answer)
                        .setSource(
                                new Pointer(
                                        delivery.outbound().partition(),
                                        delivery.outbound().offset()))
                        .setSourceTopic(Topics.OUTBOUND.name())
                        .setConsumerGroup(origin.groupId())
                        .setEndpointId(delivery.lane().endpointId())
                        .setHistory(ParkedRecords.history(story))
                        .setHistoryTruncated(story.complete() == Story.Completeness.TRUNCATED)
                        .setSenderTold(delivery.isRelay())
                        .setDeadAt(told.at())
                        .build();
        return Topics.DEAD_LETTERS.record(delivery.target().key(), letter);
    }

    /// Keeps a record that cannot be read.
    ProducerRecord<String, SpecificRecord> poison(
            ConsumerRecord<?, ?> record, byte[] raw, String why, Instant now) {
        String id = record.topic() + "-" + record.partition() + "-" + record.offset();
        DeadLetter letter =
                DeadLetter.newBuilder()
                        .setEnvironment(origin.environment())
                        .setDeliveryId(id)
                        .setRaw(ByteBuffer.wrap(raw))
                        .setDisposition(Disposition.POISON)
                        .setReason("POISON")
                        .setDetail("The record cannot be read: " + why + ".")
                        .setSource(new Pointer(record.partition(), record.offset()))
                        .setSourceTopic(record.topic())
                        .setConsumerGroup(origin.groupId())
                        .setHistory(List.of())
                        .setHistoryTruncated(false)
                        .setSenderTold(false)
                        .setDeadAt(now)
                        .build();
        return Topics.DEAD_LETTERS.record(id, letter);
    }

    /// What is told, beside the ending itself.
    ///
    /// @param received the receiver's answer, if there was one
    record Told(Optional<Received.Answer> received, @Nullable Attempt lastAttempt, Instant at) {}

    private static @Nullable String detail(Ended ended, boolean answerCut) {
        String unknown =
                ended.story().unknown() ? "The receiver may have the message all the same." : "";
        String cut = answerCut ? "The answer's body was too large to keep." : "";
        String text = (unknown + " " + cut).strip();
        return text.isEmpty() ? null : text;
    }

    private static Disposition disposition(Ended ended) {
        return Disposition.valueOf(ended.ending().disposition().name());
    }
}
