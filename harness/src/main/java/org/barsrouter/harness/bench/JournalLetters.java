package org.barsrouter.harness.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.sandbox.message.Composer;
import org.barsrouter.sandbox.message.IdPair;
import org.barsrouter.sandbox.message.Parties;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.schemas.avro.Caller;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.avro.Header;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Kind;
import org.barsrouter.schemas.avro.Mode;
import org.barsrouter.schemas.avro.PastAttempt;
import org.barsrouter.schemas.avro.Pointer;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topics;

/// Dead letters as an outage of a day leaves them: deferred messages, each of another conversation,
/// that expired after an attempt. They are for the service that live traffic goes to as well.
final class JournalLetters implements AutoCloseable {
    private static final ServiceId TARGET = CastMember.EMERGENCY_DEPARTMENT.service();

    private final KafkaProducer<String, SpecificRecord> producer;
    private final SplittableRandom random = new SplittableRandom(11);
    private final Instant now;
    private final BarsRequest model;

    /// @param bytes size of a body
    JournalLetters(String servers, RecordFormat format, InstantSource clock, int bytes) {
        this.producer = JournalRecords.producer(servers, format);
        this.now = clock.instant();
        this.model =
                new Composer(clock, random)
                        .sized(
                                new Parties(
                                        CastMember.TELEPHONE_ADVICE.party(),
                                        CastMember.EMERGENCY_DEPARTMENT.party()),
                                bytes);
    }

    /// Writes so many of one application, by which a search finds just these.
    void write(String application, int count) {
        for (int i = 0; i < count; i++) {
            Instant accepted = now.minus(Duration.ofHours(25)).plusMillis(i * 5L);
            InboundMessage message = message(application, accepted);
            Future<?> _ =
                    producer.send(Topics.DEAD_LETTERS.record(TARGET.key(), letter(message, i)));
        }
        producer.flush();
    }

    private InboundMessage message(String application, Instant accepted) {
        IdPair ids = IdPair.random(random);
        return InboundMessage.newBuilder()
                .setEnvironment(Environment.SANDBOX)
                .setMessageId(TimedIds.at(accepted, random).toString())
                .setGeneration(0)
                .setKind(Kind.SUBMISSION)
                .setMode(Mode.DEFERRED)
                .setCaller(new Caller(application, "ZTE01"))
                .setTarget(TARGET.key())
                .setMethod(model.method())
                .setPath(model.path())
                .setHeaders(headers())
                .setBody(ByteBuffer.wrap(model.body().getBytes(StandardCharsets.UTF_8)))
                .setBodySha256("ab".repeat(32))
                .setRequestId(ids.requestId().value())
                .setCorrelationId(ids.correlationId().value())
                .setIdempotencyKey(ids.requestId().value())
                .setAcceptedAt(accepted)
                .setDeliverBy(accepted.plus(Duration.ofHours(24)))
                .setEvent("booking-request")
                .build();
    }

    private List<Header> headers() {
        return model.headers().entrySet().stream()
                .filter(header -> !header.getKey().toLowerCase(Locale.ROOT).startsWith("x-"))
                .map(header -> new Header(header.getKey(), header.getValue()))
                .toList();
    }

    private static DeadLetter letter(InboundMessage message, int number) {
        Instant dead = message.getDeliverBy();
        return DeadLetter.newBuilder()
                .setEnvironment(Environment.SANDBOX)
                .setDeliveryId(message.getMessageId() + ".0")
                .setMessage(message)
                .setDisposition(Disposition.EXPIRED)
                .setReason("EXPIRED")
                .setSource(new Pointer(0, (long) number))
                .setSourceTopic(Topics.OUTBOUND.name())
                .setConsumerGroup("bars-delivery")
                .setHistory(
                        List.of(
                                PastAttempt.newBuilder()
                                        .setNumber(1)
                                        .setStartedAt(message.getAcceptedAt().plusMillis(20))
                                        .setDurationMs(50)
                                        .setStatus(503)
                                        .setClassification("UNAVAILABLE")
                                        .build()))
                .setHistoryTruncated(false)
                .setSenderTold(true)
                .setDeadAt(dead)
                .build();
    }

    @Override
    public void close() {
        producer.close();
    }
}
