package org.barsrouter.journal.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.barsrouter.schemas.avro.Attempt;
import org.barsrouter.schemas.avro.Caller;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.avro.Header;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Kind;
import org.barsrouter.schemas.avro.Mode;
import org.barsrouter.schemas.avro.Outcome;
import org.barsrouter.schemas.avro.Pointer;
import org.barsrouter.schemas.avro.ReceiverAnswer;
import org.barsrouter.schemas.avro.RefusedAnswer;
import org.barsrouter.schemas.avro.Reply;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.topic.Topics;

/// The records that the other services write about one message, with fresh ids, full of things that
/// the journal must not keep.
public final class Written {
    /// Stands in every body, query and header value.
    public static final String SECRET = "SYNTHETIC-PATIENT-9990001234";

    private static final ServiceId TARGET =
            new ServiceId("https://fhir.nhs.uk/Id/dos-service-id", "2000072489");
    private static final Lane LANE = new Lane("tpl-acme#1", 0);
    private static final Instant NOW = Instant.parse("2026-11-23T10:02:11.123Z");

    public final String messageId = UUID.randomUUID().toString();
    public final String correlationId = UUID.randomUUID().toString();
    public final String requestId = UUID.randomUUID().toString();
    private final Mode mode;

    private Written(Mode mode) {
        this.mode = mode;
    }

    public static Written relay() {
        return new Written(Mode.RELAY);
    }

    public static Written deferred() {
        return new Written(Mode.DEFERRED);
    }

    public String deliveryId() {
        return messageId + ".0";
    }

    public ProducerRecord<String, SpecificRecord> inbound() {
        return Topics.INBOUND.record(TARGET, message());
    }

    public ProducerRecord<String, SpecificRecord> inbound(int partition) {
        return Topics.INBOUND.record(partition, TARGET, message());
    }

    public InboundMessage message() {
        return InboundMessage.newBuilder()
                .setEnvironment(Environment.SANDBOX)
                .setMessageId(messageId)
                .setGeneration(0)
                .setKind(Kind.SUBMISSION)
                .setMode(mode)
                .setCaller(new Caller("gp-app", "X26"))
                .setTarget(TARGET.key())
                .setMethod("POST")
                .setPath("/$process-message")
                .setRawQuery("patient=" + SECRET)
                .setHeaders(List.of(new Header("NHSD-Requesting-Practitioner", SECRET)))
                .setBody(bytes())
                .setBodySha256("ab".repeat(32))
                .setRequestId(requestId)
                .setCorrelationId(correlationId)
                .setIdempotencyKey("cd".repeat(32))
                .setAcceptedAt(NOW)
                .setDeliverBy(NOW.plusSeconds(mode == Mode.RELAY ? 32 : 86_400))
                .setReplyPartition(mode == Mode.RELAY ? 2 : null)
                .setEvent("servicerequest-request")
                .build();
    }

    public ProducerRecord<String, SpecificRecord> attempt() {
        return Topics.ATTEMPTS.record(LANE, delivered(0));
    }

    /// An attempt of a later generation that failed and is followed by another.
    public ProducerRecord<String, SpecificRecord> failedAttempt(int generation) {
        return Topics.ATTEMPTS.record(
                LANE,
                Attempt.newBuilder(delivered(generation))
                        .setStatus(503)
                        .setClassification("UNAVAILABLE")
                        .setDisposition(null)
                        .setReason("RETRY")
                        .setNextAttemptAt(NOW.plusSeconds(60))
                        .build());
    }

    private Attempt delivered(int generation) {
        return Attempt.newBuilder()
                .setEnvironment(Environment.SANDBOX)
                .setDeliveryId(messageId + "." + generation)
                .setMessageId(messageId)
                .setNumber(1)
                .setKind(Kind.SUBMISSION)
                .setMode(mode)
                .setLane(LANE.toString())
                .setEndpointId(LANE.endpointId())
                .setHost("acme.example:443")
                .setTarget(TARGET.key())
                .setRequestId(requestId)
                .setCorrelationId(correlationId)
                .setStartedAt(NOW.plusMillis(17))
                .setEndedAt(NOW.plusMillis(69))
                .setStatus(200)
                .setClassification("DELIVERED")
                .setBytesWritten(true)
                .setIdsEchoed(true)
                .setLate(false)
                .setDisposition(Disposition.DELIVERED)
                .setReason("DELIVERED")
                .build();
    }

    public ProducerRecord<String, SpecificRecord> reply() {
        return Topics.REPLIES.record(
                2,
                DeliveryId.parse(deliveryId()),
                Reply.newBuilder()
                        .setDeliveryId(deliveryId())
                        .setMessageId(messageId)
                        .setRequestId(requestId)
                        .setCorrelationId(correlationId)
                        .setDisposition(Disposition.DELIVERED)
                        .setAnswer(answer())
                        .setAnsweredAt(NOW.plusMillis(72))
                        .setLastAttempt(delivered(0))
                        .build());
    }

    public ProducerRecord<String, SpecificRecord> outcome() {
        return outcome(0);
    }

    /// A generation arrived.
    public ProducerRecord<String, SpecificRecord> outcome(int generation) {
        return Topics.OUTCOMES.record(
                TARGET,
                Outcome.newBuilder()
                        .setEnvironment(Environment.SANDBOX)
                        .setDeliveryId(messageId + "." + generation)
                        .setMessageId(messageId)
                        .setKind(Kind.SUBMISSION)
                        .setCaller(new Caller("gp-app", "X26"))
                        .setTarget(TARGET.key())
                        .setRequestId(requestId)
                        .setCorrelationId(correlationId)
                        .setHeaders(List.of(new Header("NHSD-Requesting-Practitioner", SECRET)))
                        .setDisposition(Disposition.DELIVERED)
                        .setAnswer(answer())
                        .setAttempts(1)
                        .setAcceptedAt(NOW)
                        .setEndedAt(NOW.plusMillis(72))
                        .setLastAttempt(delivered(generation))
                        .build());
    }

    public ProducerRecord<String, SpecificRecord> deadLetter() {
        DeadLetter dead =
                DeadLetter.newBuilder()
                        .setEnvironment(Environment.SANDBOX)
                        .setDeliveryId(deliveryId())
                        .setMessage(message())
                        .setDisposition(Disposition.REJECTED)
                        .setReason("REFUSED")
                        .setAnswer(new RefusedAnswer("DLV-017", null, null))
                        .setSource(new Pointer(1, 42L))
                        .setSourceTopic(Topics.OUTBOUND.name())
                        .setConsumerGroup("delivery")
                        .setEndpointId(LANE.endpointId())
                        .setHistory(List.of())
                        .setHistoryTruncated(false)
                        .setSenderTold(true)
                        .setDeadAt(NOW.plusSeconds(1))
                        .build();
        return Topics.DEAD_LETTERS.record(TARGET.key(), dead);
    }

    public ProducerRecord<String, SpecificRecord> poisonLetter(String id) {
        DeadLetter dead =
                DeadLetter.newBuilder()
                        .setEnvironment(Environment.SANDBOX)
                        .setDeliveryId(id)
                        .setRaw(bytes())
                        .setDisposition(Disposition.POISON)
                        .setReason("POISON")
                        .setSource(new Pointer(0, 3L))
                        .setSourceTopic(Topics.INBOUND.name())
                        .setConsumerGroup("router")
                        .setHistory(List.of())
                        .setHistoryTruncated(false)
                        .setSenderTold(false)
                        .setDeadAt(NOW.plusSeconds(1))
                        .build();
        return Topics.DEAD_LETTERS.record(id, dead);
    }

    private static ReceiverAnswer answer() {
        return new ReceiverAnswer(200, List.of(new Header("X-Note", SECRET)), bytes());
    }

    private static ByteBuffer bytes() {
        return ByteBuffer.wrap(
                ("{\"patient\":\"" + SECRET + "\"}").getBytes(StandardCharsets.UTF_8));
    }
}
