package org.barsrouter.harness.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.barsrouter.sandbox.demo.Partners;
import org.barsrouter.sandbox.demo.Stage;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.sandbox.message.Composer;
import org.barsrouter.sandbox.message.HeaderValues;
import org.barsrouter.sandbox.message.MessageKind;
import org.barsrouter.sandbox.message.Parties;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.ReceivedRequest;
import org.barsrouter.sandbox.partner.http.IngressClient;
import org.barsrouter.sandbox.partner.http.SentAnswer;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.refusal.Refusal;
import org.junit.jupiter.api.DynamicTest;

/// One thing wrong with an otherwise good booking, and what its sender is told.
record BadInput(String title, URI ingress, UnaryOperator<BarsRequest> fault, Refusal expected) {
    private static final int FIVE_MEGABYTES = 5 * 1024 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<BadInput> cases(URI ingress) {
        return Stream.of(
                bad(
                        ingress,
                        "no X-Request-Id",
                        r -> r.withoutHeader(BarsHeaders.REQUEST_ID),
                        Refusal.REQUEST_ID_MISSING),
                bad(
                        ingress,
                        "no X-Correlation-Id",
                        r -> r.withoutHeader(BarsHeaders.CORRELATION_ID),
                        Refusal.CORRELATION_ID_MISSING),
                bad(
                        ingress,
                        "an id that is no UUID",
                        r -> r.withHeader(BarsHeaders.REQUEST_ID, "12345"),
                        Refusal.ID_NOT_UUID),
                bad(
                        ingress,
                        "no target",
                        r -> r.withoutHeader(BarsHeaders.TARGET_IDENTIFIER),
                        Refusal.TARGET_MISSING),
                bad(
                        ingress,
                        "a target that is not base64",
                        r -> r.withHeader(BarsHeaders.TARGET_IDENTIFIER, "this-is-not-base-64"),
                        Refusal.TARGET_NOT_BASE64),
                bad(
                        ingress,
                        "base64 that is not JSON",
                        r -> r.withHeader(BarsHeaders.TARGET_IDENTIFIER, base64("no json")),
                        Refusal.TARGET_NOT_AN_IDENTIFIER),
                bad(
                        ingress,
                        "a target without a value",
                        r ->
                                r.withHeader(
                                        BarsHeaders.TARGET_IDENTIFIER,
                                        base64("{\"system\":\"tests\"}")),
                        Refusal.TARGET_NOT_AN_IDENTIFIER),
                bad(
                        ingress,
                        "an unknown system",
                        r ->
                                r.withHeader(
                                        BarsHeaders.TARGET_IDENTIFIER,
                                        HeaderValues.targetIdentifier(
                                                new ServiceId("urn:nobody", "1"))),
                        Refusal.SYSTEM_UNKNOWN),
                bad(
                        ingress,
                        "an unknown service",
                        r ->
                                r.withHeader(
                                        BarsHeaders.TARGET_IDENTIFIER,
                                        HeaderValues.targetIdentifier(
                                                new ServiceId(CastMember.SYSTEM, "2000099998"))),
                        Refusal.SERVICE_UNKNOWN),
                bad(
                        ingress,
                        "a body that is not JSON",
                        r -> r.withBody("<Bundle/>"),
                        Refusal.BODY_NOT_JSON),
                bad(
                        ingress,
                        "a truncated body",
                        r -> r.withBody(r.body().substring(0, r.body().length() - 20)),
                        Refusal.BODY_NOT_JSON),
                bad(ingress, "no body", r -> r.withBody(""), Refusal.BODY_NOT_JSON),
                bad(
                        ingress,
                        "a wrong content type",
                        r -> r.withHeader("Content-Type", "text/plain"),
                        Refusal.CONTENT_TYPE_NOT_SUPPORTED),
                bad(
                        ingress,
                        "a body over five megabytes",
                        r -> r.withBody(padded(r.body(), FIVE_MEGABYTES + 1)),
                        Refusal.BODY_TOO_LARGE),
                bad(
                        ingress,
                        "an unknown path",
                        r -> r.write("POST", "/$nothing", r.body()),
                        Refusal.PATH_UNKNOWN),
                bad(
                        ingress,
                        "a wrong method",
                        r -> r.write("PUT", BarsHeaders.PROCESS_MESSAGE, r.body()),
                        Refusal.METHOD_NOT_ALLOWED),
                bad(
                        ingress,
                        "deferred where it is not understood",
                        r -> r.write("POST", "/Appointment", "{}").deferred(),
                        Refusal.ASYNC_NOT_HERE),
                bad(
                        ingress,
                        "deferred without a MessageHeader",
                        r -> r.withBody("{\"resourceType\":\"Bundle\"}").deferred(),
                        Refusal.MESSAGE_HEADER_UNREADABLE),
                bad(
                        ingress,
                        "a deferred booking whose sender takes no booking-response",
                        BarsRequest::deferred,
                        Refusal.BOOKING_NOT_DEFERRABLE));
    }

    private static BadInput bad(
            URI ingress, String title, UnaryOperator<BarsRequest> fault, Refusal expected) {
        return new BadInput(title, ingress, fault, expected);
    }

    DynamicTest test() {
        return DynamicTest.dynamicTest(
                title + ": " + expected.status() + " " + expected.code(), this::run);
    }

    private void run() throws Exception {
        BarsRequest request = fault.apply(booking());
        try (IngressClient client = Partners.client(ingress)) {
            SentAnswer answer = client.send(request);

            JsonNode outcome = JSON.readTree(answer.body());
            assertThat(answer.status()).as(answer.body()).isEqualTo(expected.status());
            assertThat(outcome.path("resourceType").asText()).isEqualTo("OperationOutcome");
            assertThat(outcome.at("/issue/0/details/coding/0/code").asText())
                    .isEqualTo(expected.barsCode());
            assertThat(outcome.at("/issue/0/code").asText()).isEqualTo(expected.issueType());
            assertThat(outcome.at("/issue/0/diagnostics").asText()).contains(expected.code());
            assertEchoed(request, answer, BarsHeaders.REQUEST_ID);
            assertEchoed(request, answer, BarsHeaders.CORRELATION_ID);
        }
    }

    private static void assertEchoed(BarsRequest request, SentAnswer answer, String header) {
        assertThat(answer.header(header).orElse(null)).isEqualTo(request.headers().get(header));
    }

    static void assertFiveMegabytesArrive(Stage stage) {
        BarsRequest small = stage.request(MessageKind.REFERRAL, CastMember.PHARMACY);
        BarsRequest large = small.withBody(padded(small.body(), FIVE_MEGABYTES));

        assertThat(stage.send(large).status()).isEqualTo(200);

        ReceivedRequest received = stage.received(CastMember.PHARMACY, large).getFirst();
        assertThat(received.body()).isEqualTo(large.body());
    }

    private static BarsRequest booking() {
        return new Composer(InstantSource.system(), new SecureRandom())
                .request(
                        MessageKind.BOOKING_REQUEST,
                        new Parties(
                                CastMember.TELEPHONE_ADVICE.party(),
                                CastMember.EMERGENCY_DEPARTMENT.party()));
    }

    /// White space behind a document is part of the document.
    private static String padded(String json, int bytes) {
        return json
                + " ".repeat(bytes - json.getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
    }

    private static String base64(String text) {
        return Base64.getEncoder()
                .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
