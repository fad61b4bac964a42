package org.barsrouter.harness.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barsrouter.schemas.avro.Attempt;
import org.barsrouter.schemas.avro.Caller;
import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Kind;
import org.barsrouter.schemas.avro.Mode;
import org.barsrouter.schemas.avro.Outcome;
import org.barsrouter.schemas.avro.ReceiverAnswer;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topics;

/// Writes what ingress and delivery write about messages that arrive: an inbound record, an attempt
/// and an outcome each, with bodies of a kilobyte.
final class JournalRecords implements AutoCloseable {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private final KafkaProducer<String, SpecificRecord> producer;
    private final SplittableRandom random = new SplittableRandom(7);
    private int number;

    JournalRecords(String servers, RecordFormat format) {
        this.producer = producer(servers, format);
    }

    /// One that writes much.
    static KafkaProducer<String, SpecificRecord> producer(String servers, RecordFormat format) {
        Map<String, Object> options = new HashMap<>();
        options.put("bootstrap.servers", servers);
        options.put("linger.ms", 20);
        options.put("batch.size", 262_144);
        return new KafkaProducer<>(options, new StringSerializer(), format.serializer());
    }

    /// Three records for each message; the broker has them when it returns.
    ///
    /// @return request id of the last one
    String write(int messages) {
        String request = "";
        for (int i = 0; i < messages; i++) {
            Instant at = START.plusMillis(number * 5L);
            request = uuid();
            One one = new One(number++, TimedIds.at(at, random).toString(), uuid(), request);
            send(Topics.INBOUND.record(one.target(), inbound(one)));
            send(Topics.ATTEMPTS.record(one.lane(), attempt(one)));
            send(Topics.OUTCOMES.record(one.target(), outcome(one)));
        }
        producer.flush();
        return request;
    }

    private record One(int number, String message, String correlation, String request) {
        ServiceId target() {
            return new ServiceId(
                    "https://fhir.nhs.uk/Id/dos-service-id",
                    Long.toString(2_000_000_000L + number % 10_000));
        }

        Lane lane() {
            return new Lane("template-" + number % 13, 0);
        }

        Instant at() {
            return START.plusMillis(number * 5L);
        }

        String delivery() {
            return message + ".0";
        }
    }

    private void send(ProducerRecord<String, SpecificRecord> record) {
        Future<?> _ = producer.send(record);
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static InboundMessage inbound(One one) {
        return InboundMessage.newBuilder()
                .setEnvironment(Environment.SANDBOX)
                .setMessageId(one.message())
                .setGeneration(0)
                .setKind(Kind.SUBMISSION)
                .setMode(Mode.DEFERRED)
                .setCaller(new Caller("app-" + one.number() % 12, "X" + one.number() % 400))
                .setTarget(one.target().key())
                .setMethod("POST")
                .setPath("/$process-message")
                .setHeaders(List.of())
                .setBody(body())
                .setBodySha256("ab".repeat(32))
                .setRequestId(one.request())
                .setCorrelationId(one.correlation())
                .setIdempotencyKey("cd".repeat(32))
                .setAcceptedAt(one.at())
                .setDeliverBy(one.at().plusSeconds(86_400))
                .setEvent("servicerequest-request")
                .build();
    }

    private static Attempt attempt(One one) {
        return Attempt.newBuilder()
                .setEnvironment(Environment.SANDBOX)
                .setDeliveryId(one.delivery())
                .setMessageId(one.message())
                .setNumber(1)
                .setKind(Kind.SUBMISSION)
                .setMode(Mode.DEFERRED)
                .setLane(one.lane().toString())
                .setEndpointId(one.lane().endpointId())
                .setHost("host-" + one.number() % 13 + ".example:443")
                .setTarget(one.target().key())
                .setRequestId(one.request())
                .setCorrelationId(one.correlation())
                .setStartedAt(one.at().plusMillis(17))
                .setEndedAt(one.at().plusMillis(69))
                .setStatus(200)
                .setClassification("DELIVERED")
                .setBytesWritten(true)
                .setIdsEchoed(true)
                .setLate(false)
                .setDisposition(Disposition.DELIVERED)
                .setReason("DELIVERED")
                .build();
    }

    private static Outcome outcome(One one) {
        return Outcome.newBuilder()
                .setEnvironment(Environment.SANDBOX)
                .setDeliveryId(one.delivery())
                .setMessageId(one.message())
                .setKind(Kind.SUBMISSION)
                .setCaller(new Caller("app-" + one.number() % 12, "X" + one.number() % 400))
                .setTarget(one.target().key())
                .setRequestId(one.request())
                .setCorrelationId(one.correlation())
                .setHeaders(List.of())
                .setDisposition(Disposition.DELIVERED)
                .setAnswer(new ReceiverAnswer(200, List.of(), body()))
                .setAttempts(1)
                .setAcceptedAt(one.at())
                .setEndedAt(one.at().plusMillis(72))
                .setLastAttempt(attempt(one))
                .build();
    }

    private static ByteBuffer body() {
        return ByteBuffer.wrap(" ".repeat(1_000).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
