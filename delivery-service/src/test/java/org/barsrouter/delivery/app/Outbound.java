package org.barsrouter.delivery.app;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.barsrouter.routetable.record.PolicyRecords;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.schemas.avro.Caller;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.avro.Header;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Kind;
import org.barsrouter.schemas.avro.Mode;
import org.barsrouter.schemas.avro.OutboundDelivery;
import org.barsrouter.schemas.avro.Pointer;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.id.MessageId;

/// An outbound record in the making, as the router would write it.
final class Outbound {
    static final String TARGET = "https://fhir.nhs.uk/Id/dos-service-id|2000099999";

    private final String endpointId;
    private final URI address;
    private final UUID messageId = UUID.randomUUID();
    private Mode mode = Mode.RELAY;
    private String method = "POST";
    private String path = "/$process-message";
    private String rawQuery = "";
    private String correlationId = UUID.randomUUID().toString();
    private String idempotencyKey = UUID.randomUUID().toString();
    private Duration time = Duration.ofSeconds(20);
    private long inboundOffset;
    private PolicyOverrides overrides =
            new PolicyOverrides.Builder()
                    .attemptTimeout(Duration.ofSeconds(10))
                    .retryInitial(Duration.ofMillis(200))
                    .retryMax(Duration.ofSeconds(2))
                    .build();

    private Outbound(String endpointId, URI address) {
        this.endpointId = endpointId;
        this.address = address;
    }

    static Outbound relay(String endpointId, URI address) {
        return new Outbound(endpointId, address);
    }

    static Outbound deferred(String endpointId, URI address) {
        Outbound outbound = new Outbound(endpointId, address);
        outbound.mode = Mode.DEFERRED;
        return outbound;
    }

    Outbound to(String newMethod, String newPath, String newQuery) {
        method = newMethod;
        path = newPath;
        rawQuery = newQuery;
        return this;
    }

    Outbound within(Duration newTime) {
        time = newTime;
        return this;
    }

    Outbound conversation(String id, long offset) {
        correlationId = id;
        inboundOffset = offset;
        return this;
    }

    Outbound sameAs(Outbound other) {
        idempotencyKey = other.idempotencyKey;
        return this;
    }

    Outbound policy(PolicyOverrides newOverrides) {
        overrides = newOverrides;
        return this;
    }

    DeliveryId id() {
        return new DeliveryId(new MessageId(messageId), 0);
    }

    String idText() {
        return id().toString();
    }

    Lane lane() {
        return new Lane(endpointId, 0);
    }

    String body() {
        return "{\"resourceType\":\"Bundle\",\"id\":\"" + messageId + "\",\"total\":7}";
    }

    OutboundDelivery build() {
        Instant now = InstantSource.system().instant();
        return new OutboundDelivery(
                idText(),
                lane().toString(),
                endpointId,
                "assignment",
                address.toString(),
                PolicyRecords.write(Policy.defaults().with(overrides)),
                "hash",
                new Pointer(0, inboundOffset),
                now,
                message(now));
    }

    private InboundMessage message(Instant now) {
        String requestId = UUID.randomUUID().toString();
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("X-Request-Id", requestId));
        headers.add(new Header("X-Correlation-Id", correlationId));
        headers.add(new Header("Content-Type", "application/fhir+json"));
        headers.add(new Header("Authorization", "Bearer secret"));
        return InboundMessage.newBuilder()
                .setEnvironment(Environment.SANDBOX)
                .setMessageId(messageId.toString())
                .setGeneration(0)
                .setKind(Kind.SUBMISSION)
                .setMode(mode)
                .setCaller(new Caller("test", "A1001"))
                .setTarget(TARGET)
                .setMethod(method)
                .setPath(path)
                .setRawQuery(rawQuery.isEmpty() ? null : rawQuery)
                .setHeaders(headers)
                .setBody(ByteBuffer.wrap(body().getBytes(StandardCharsets.UTF_8)))
                .setBodySha256("0")
                .setRequestId(requestId)
                .setCorrelationId(correlationId)
                .setIdempotencyKey(idempotencyKey)
                .setAcceptedAt(now)
                .setDeliverBy(now.plus(time))
                .setReplyPartition(mode == Mode.RELAY ? 1 : null)
                .setSourceService(mode == Mode.DEFERRED ? TARGET : null)
                .build();
    }
}
