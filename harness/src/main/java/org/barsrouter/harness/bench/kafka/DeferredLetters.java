package org.barsrouter.harness.bench.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.barsrouter.routetable.record.PolicyRecords;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.schemas.avro.Caller;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.avro.Header;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Kind;
import org.barsrouter.schemas.avro.Mode;
import org.barsrouter.schemas.avro.OutboundDelivery;
import org.barsrouter.schemas.avro.Pointer;
import org.barsrouter.schemas.header.RecordHeaders;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.topic.Topics;

/// For delivery-service: deferred messages as the router writes them, with a policy.
public final class DeferredLetters implements Letters {
    private static final Duration WORTH = Duration.ofHours(2);

    private final byte[] body;
    private final Policy policy;
    private final Serializer<SpecificRecord> serializer;
    private final RandomGenerator random = new SecureRandom();
    private final InstantSource clock = InstantSource.system();

    public DeferredLetters(byte[] body, Policy policy, Serializer<SpecificRecord> serializer) {
        this.body = body.clone();
        this.policy = policy;
        this.serializer = serializer;
    }

    @Override
    public ProducerRecord<String, byte[]> write(Message message) {
        Lane lane = new Lane(message.endpointId(), 0);
        DeliveryId id = new DeliveryId(MessageId.mint(clock, random), 0);
        OutboundDelivery value = outbound(message, id, lane);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(
                        Topics.OUTBOUND.name(),
                        Topics.OUTBOUND.key(lane),
                        serializer.serialize(Topics.OUTBOUND.name(), value));
        record.headers()
                .add(RecordHeaders.DELIVERY_ID, id.toString().getBytes(StandardCharsets.US_ASCII));
        return record;
    }

    private OutboundDelivery outbound(Message message, DeliveryId id, Lane lane) {
        Instant now = clock.instant();
        return new OutboundDelivery(
                id.toString(),
                lane.toString(),
                message.endpointId(),
                "assignment",
                message.address().toString(),
                PolicyRecords.write(policy),
                "measured",
                new Pointer(0, message.order()),
                now,
                inbound(message, id, now));
    }

    private InboundMessage inbound(Message message, DeliveryId id, Instant now) {
        String requestId = message.requestId();
        String correlationId = message.correlationId();
        return InboundMessage.newBuilder()
                .setEnvironment(Environment.SANDBOX)
                .setMessageId(id.messageId().toString())
                .setGeneration(0)
                .setKind(Kind.SUBMISSION)
                .setMode(Mode.DEFERRED)
                .setCaller(new Caller("bench", "A1001"))
                .setTarget(message.target())
                .setMethod("POST")
                .setPath("/$process-message")
                .setHeaders(
                        List.of(
                                new Header("X-Request-Id", requestId),
                                new Header("X-Correlation-Id", correlationId),
                                new Header("Content-Type", "application/fhir+json")))
                .setBody(ByteBuffer.wrap(body))
                .setBodySha256("0")
                .setRequestId(requestId)
                .setCorrelationId(correlationId)
                .setIdempotencyKey(requestId)
                .setAcceptedAt(now)
                .setDeliverBy(now.plus(WORTH))
                .setSourceService(message.target())
                .build();
    }
}
