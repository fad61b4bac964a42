package org.barsrouter.router.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.barsrouter.router.fhir.NoticeBundle;
import org.barsrouter.routing.identifier.TargetIdentifier;
import org.barsrouter.schemas.avro.Caller;
import org.barsrouter.schemas.avro.Header;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Kind;
import org.barsrouter.schemas.avro.Mode;
import org.barsrouter.schemas.avro.Outcome;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.topic.Topics;

/// The message that carries a notice to the sender's own service: one more BaRS message, whose
/// every id follows from the delivery that it tells of, so that a crash never makes two.
final class NoticeMessage {
    private static final String CLIENT = "bars-router";
    private static final String MEDIA_TYPE = BarsHeaders.FHIR_JSON + ";version=1.0.0";

    private final Duration maxAge;

    NoticeMessage(Duration maxAge) {
        this.maxAge = maxAge;
    }

    /// @throws IllegalArgumentException when the outcome names no service
    static ServiceId sender(Outcome outcome) {
        return Optional.ofNullable(outcome.getSourceService())
                .flatMap(ServiceId::parse)
                .orElseThrow(
                        () -> new IllegalArgumentException("an outcome's sender is a ServiceId"));
    }

    InboundMessage of(Outcome outcome, byte[] body) {
        DeliveryId about = DeliveryId.parse(outcome.getDeliveryId());
        String target = Topics.INBOUND.key(sender(outcome));
        String requestId = NoticeBundle.idOf(outcome);
        String bodySha256 = sha256(body);
        List<Header> headers = headers(outcome, requestId);
        return InboundMessage.newBuilder()
                .setEnvironment(outcome.getEnvironment())
                .setMessageId(MessageId.ofNoticeAbout(about).toString())
                .setGeneration(0)
                .setKind(Kind.NOTICE)
                .setMode(Mode.DEFERRED)
                .setCaller(new Caller(CLIENT, null))
                .setTarget(target)
                .setMethod("POST")
                .setPath(BarsHeaders.PROCESS_MESSAGE)
                .setHeaders(headers)
                .setBody(ByteBuffer.wrap(body))
                .setBodySha256(bodySha256)
                .setRequestId(requestId)
                .setCorrelationId(outcome.getCorrelationId())
                .setIdempotencyKey(
                        sha256(
                                String.join(
                                                "\n",
                                                CLIENT,
                                                target,
                                                "POST",
                                                BarsHeaders.PROCESS_MESSAGE,
                                                requestId,
                                                outcome.getCorrelationId(),
                                                bodySha256)
                                        .getBytes(UTF_8)))
                .setAcceptedAt(outcome.getEndedAt())
                .setDeliverBy(outcome.getEndedAt().plus(maxAge))
                .setBundleId(requestId)
                .setEvent(NoticeBundle.eventOf(outcome))
                .setUseContext(useContext(outcome).orElse(null))
                .setAbout(outcome.getDeliveryId())
                .build();
    }

    private static List<Header> headers(Outcome outcome, String requestId) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Content-Type", MEDIA_TYPE));
        headers.add(new Header("Accept", MEDIA_TYPE));
        headers.add(
                new Header(
                        BarsHeaders.TARGET_IDENTIFIER, TargetIdentifier.encode(sender(outcome))));
        headers.add(new Header(BarsHeaders.REQUEST_ID, requestId));
        headers.add(new Header(BarsHeaders.CORRELATION_ID, outcome.getCorrelationId()));
        useContext(outcome).ifPresent(v -> headers.add(new Header(BarsHeaders.USE_CONTEXT, v)));
        original(outcome, BarsHeaders.END_USER_ORGANISATION)
                .ifPresent(v -> headers.add(new Header(BarsHeaders.END_USER_ORGANISATION, v)));
        return headers;
    }

    /// The original's use case and category with the notice's own event; empty when the original's
    /// header does not have the four parts of the standard (BaRS core, use-context).
    private static Optional<String> useContext(Outcome outcome) {
        return original(outcome, BarsHeaders.USE_CONTEXT)
                .map(text -> text.split("\\|", -1))
                .filter(parts -> parts.length == 4)
                .map(parts ->
                        String.join("|", parts[0], parts[1], NoticeBundle.eventOf(outcome), "new"));
    }

    private static Optional<String> original(Outcome outcome, String name) {
        return outcome.getHeaders().stream()
                .filter(header -> header.getName().equalsIgnoreCase(name))
                .map(Header::getValue)
                .findFirst();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
