package org.barsrouter.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.ingress.fixture.FakeRouter.receiverSays;
import static org.barsrouter.ingress.fixture.FakeRouter.refusal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.barsrouter.ingress.fixture.Bundles;
import org.barsrouter.ingress.fixture.FakeRouter;
import org.barsrouter.ingress.fixture.Received;
import org.barsrouter.ingress.fixture.Routes;
import org.barsrouter.ingress.fixture.RunningIngress;
import org.barsrouter.ingress.fixture.Sent;
import org.barsrouter.ingress.fixture.Shared;
import org.barsrouter.schemas.avro.Header;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Kind;
import org.barsrouter.schemas.avro.Mode;
import org.barsrouter.schemas.header.BarsHeaders;
import org.junit.jupiter.api.Test;

class RelayIT {
    private final RunningIngress ingress = Shared.ingress();
    private final FakeRouter router = Shared.router();

    @Test
    void gives_the_sender_the_receivers_own_answer() {
        Sent sent = Sent.message();
        router.answers(
                sent.correlationId(),
                receiverSays(
                        200,
                        "{\"resourceType\":\"Bundle\",\"id\":\"answer\"}",
                        new Header("Content-Type", "application/fhir+json;version=1.0.0"),
                        new Header("X-Request-Id", sent.requestId()),
                        new Header("X-Correlation-Id", sent.correlationId()),
                        new Header("Connection", "keep-alive, X-Internal"),
                        new Header("X-Internal", "hop"),
                        new Header("Set-Cookie", "a=b"),
                        new Header("Last-Modified", "Thu, 01 Jan 2026 10:00:00 GMT")));

        Received received = ingress.send(sent);

        assertThat(received.status()).isEqualTo(200);
        assertThat(received.text()).isEqualTo("{\"resourceType\":\"Bundle\",\"id\":\"answer\"}");
        assertThat(received.header("Content-Type")).hasValue("application/fhir+json;version=1.0.0");
        assertThat(received.header("Last-Modified")).isPresent();
        assertThat(received.header("X-Internal")).isEmpty();
        assertThat(received.header("Set-Cookie")).isEmpty();
        assertEchoes(received, sent);
    }

    @Test
    void appends_what_the_sender_sent_byte_for_byte() {
        Sent sent =
                Sent.message()
                        .to("PUT", "/Appointment/8f2a-1.x?a:b=%7C|$&c=%26context%3D%0A")
                        .with("Authorization", "Bearer secret")
                        .with("X-Forwarded-For", "10.0.0.1")
                        .with("Cookie", "a=b")
                        .with("use-context", "a1t1|booked|booking-request|new")
                        .with("Accept", "application/fhir+json; version=1.4.0");
        router.answers(sent.correlationId(), receiverSays(200, "{}"));

        ingress.send(sent);

        InboundMessage message = router.messageOf(sent.correlationId());
        assertThat(message.getMethod()).isEqualTo("PUT");
        assertThat(message.getPath()).isEqualTo("/Appointment/8f2a-1.x");
        assertThat(message.getRawQuery()).isEqualTo("a:b=%7C|$&c=%26context%3D%0A");
        assertThat(message.getBody()).isEqualTo(sent.body());
        assertThat(message.getKind()).isEqualTo(Kind.SUBMISSION);
        assertThat(message.getMode()).isEqualTo(Mode.RELAY);
        assertThat(message.getGeneration()).isZero();
        assertThat(message.getUseContext()).isEqualTo("a1t1|booked|booking-request|new");
        assertThat(message.getCaller().getClientId()).isEqualTo("anonymous");
        assertThat(message.getHeaders())
                .extracting(Header::getName)
                .containsExactly(
                        "X-Request-Id",
                        "X-Correlation-Id",
                        "NHSD-Target-Identifier",
                        "Content-Type",
                        "use-context",
                        "Accept");
    }

    @Test
    void keys_the_record_by_the_canonical_target() {
        String alias =
                "{\"system\":\"http://fhir.nhs.uk/id/dos-service-id\",\"value\":\"2000012345\"}";
        Sent sent = Sent.message().with(BarsHeaders.TARGET_IDENTIFIER, Sent.base64(alias));
        router.answers(sent.correlationId(), receiverSays(200, "{}"));

        ingress.send(sent);

        assertThat(router.recordOf(sent.correlationId()).key())
                .isEqualTo("https://fhir.nhs.uk/Id/dos-service-id|2000012345");
        assertThat(router.messageOf(sent.correlationId()).getTarget())
                .isEqualTo("https://fhir.nhs.uk/Id/dos-service-id|2000012345");
    }

    @Test
    void sets_the_deadlines_of_the_standard() {
        Sent sent = Sent.message();
        router.answers(sent.correlationId(), receiverSays(200, "{}"));

        ingress.send(sent);

        InboundMessage message = router.messageOf(sent.correlationId());
        assertThat(Duration.between(message.getAcceptedAt(), message.getAcceptBy()))
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(Duration.between(message.getAcceptedAt(), message.getDeliverBy()))
                .isEqualTo(Duration.ofSeconds(32));
    }

    @Test
    void gives_a_repeat_the_same_idempotency_key_and_another_message_id() {
        Sent sent = Sent.message();
        router.answers(sent.correlationId(), receiverSays(200, "{}"));

        ingress.send(sent);
        InboundMessage first = router.messageOf(sent.correlationId());
        ingress.send(sent);
        InboundMessage second = router.messageOf(sent.correlationId());

        assertThat(second.getIdempotencyKey()).isEqualTo(first.getIdempotencyKey());
        assertThat(second.getMessageId()).isNotEqualTo(first.getMessageId());
    }

    @Test
    void puts_the_senders_ids_in_the_place_of_foreign_ones() {
        Sent sent = Sent.message();
        router.answers(
                sent.correlationId(),
                receiverSays(200, "{}", new Header("x-request-id", "somebody-else")));

        Received received = ingress.send(sent);

        assertEchoes(received, sent);
        assertThat(ingress.get("/actuator/prometheus").text())
                .containsPattern("ingress_answers_foreign_ids_total [1-9]");
    }

    @Test
    void renders_a_refusal_that_came_as_the_reply() {
        Sent sent = Sent.message();
        router.answers(sent.correlationId(), refusal("DLV-010", "Too \"fast\".", 7));

        Received received = ingress.send(sent);

        assertThat(received.status()).isEqualTo(429);
        assertThat(received.header("Retry-After")).hasValue("7");
        assertThat(received.header("Content-Type")).hasValue(BarsHeaders.FHIR_JSON);
        assertThat(received.text())
                .contains("\"code\":\"REC_TOO_MANY_REQUESTS\"", "Too \\\"fast\\\". (DLV-010)");
        assertEchoes(received, sent);
    }

    @Test
    void calls_a_refusal_of_an_unknown_code_its_own_fault() {
        Sent sent = Sent.message();
        router.answers(sent.correlationId(), refusal("XXX-999", "?", 1));

        Received received = ingress.send(sent);

        assertThat(received.status()).isEqualTo(500);
        assertThat(received.text()).contains("(ING-022)");
        assertEchoes(received, sent);
    }

    @Test
    void says_408_two_seconds_after_the_routes_own_deadline() {
        String target =
                "{\"system\":\"%s\",\"value\":\"%s\"}"
                        .formatted(Routes.IMPATIENT.system(), Routes.IMPATIENT.value());
        Sent sent = Sent.message().with(BarsHeaders.TARGET_IDENTIFIER, Sent.base64(target));

        Received received = ingress.send(sent);

        assertThat(received.status()).isEqualTo(408);
        assertThat(received.text()).contains("REC_TIMEOUT", "(ING-021)");
        assertEchoes(received, sent);
        InboundMessage message = router.messageOf(sent.correlationId());
        assertThat(Duration.between(message.getAcceptedAt(), message.getDeliverBy()))
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void relays_five_megabytes_both_ways() {
        byte[] large = Bundles.ofSize(5 * 1024 * 1024);
        Sent sent = Sent.message().body(large);
        router.answers(
                sent.correlationId(), receiverSays(200, new String(large, StandardCharsets.UTF_8)));

        Received received = ingress.send(sent);

        assertThat(received.status()).isEqualTo(200);
        assertThat(received.body()).isEqualTo(ByteBuffer.wrap(large));
        assertThat(router.messageOf(sent.correlationId()).getBody())
                .isEqualTo(ByteBuffer.wrap(large));
    }

    @Test
    void takes_a_chunked_body() {
        byte[] chunk = "{\"resourceType\":\"Bundle\"}".getBytes(StandardCharsets.UTF_8);
        Sent sent =
                Sent.message()
                        .with("Transfer-Encoding", "chunked")
                        .body(
                                "%x\r\n%s\r\n0\r\n\r\n"
                                        .formatted(
                                                chunk.length,
                                                new String(chunk, StandardCharsets.UTF_8)));
        router.answers(sent.correlationId(), receiverSays(200, "{}"));

        assertThat(ingress.send(sent).status()).isEqualTo(200);
        assertThat(router.messageOf(sent.correlationId()).getBody())
                .isEqualTo(ByteBuffer.wrap(chunk));
    }

    @Test
    void passes_on_a_delete_without_a_body() {
        Sent sent =
                Sent.message()
                        .to("DELETE", "/ServiceRequest/1234")
                        .without("Content-Type")
                        .body("");
        router.answers(sent.correlationId(), receiverSays(204, ""));

        Received received = ingress.send(sent);

        assertThat(received.status()).isEqualTo(204);
        assertEchoes(received, sent);
        assertThat(router.messageOf(sent.correlationId()).getBody().remaining()).isZero();
    }

    @Test
    void serves_every_direct_write() {
        for (List<String> call :
                List.of(
                        List.of("POST", "/Appointment"),
                        List.of("POST", "/ServiceRequest"),
                        List.of("PATCH", "/Appointment/1"),
                        List.of("PUT", "/ServiceRequest/1"),
                        List.of("POST", "/%24process-message"))) {
            Sent sent = Sent.message().to(call.get(0), call.get(1));
            router.answers(sent.correlationId(), receiverSays(201, "{}"));

            assertThat(ingress.send(sent).status()).as("%s", call).isEqualTo(201);
            assertThat(router.messageOf(sent.correlationId()).getPath()).isEqualTo(call.get(1));
        }
    }

    private static void assertEchoes(Received received, Sent sent) {
        assertThat(received.header(BarsHeaders.REQUEST_ID)).hasValue(sent.requestId());
        assertThat(received.header(BarsHeaders.CORRELATION_ID)).hasValue(sent.correlationId());
    }
}
