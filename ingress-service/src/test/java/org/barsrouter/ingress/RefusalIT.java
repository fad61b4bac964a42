package org.barsrouter.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.barsrouter.ingress.fixture.Bundles;
import org.barsrouter.ingress.fixture.Received;
import org.barsrouter.ingress.fixture.RunningIngress;
import org.barsrouter.ingress.fixture.Sent;
import org.barsrouter.ingress.fixture.Shared;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every way to be refused at the door, over the wire: status, codes, and both ids on each.
class RefusalIT {
    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    private static final String REQUEST = BarsHeaders.REQUEST_ID;
    private static final String CORRELATION = BarsHeaders.CORRELATION_ID;
    private static final String TARGET = BarsHeaders.TARGET_IDENTIFIER;

    private final RunningIngress ingress = Shared.ingress();

    static Stream<Arguments> refusals() {
        Sent good = Sent.message();
        return Stream.of(
                arguments(Refusal.REQUEST_ID_MISSING, good.without(REQUEST)),
                arguments(Refusal.REQUEST_ID_MISSING, good.with(REQUEST, "  ")),
                arguments(Refusal.CORRELATION_ID_MISSING, good.without(CORRELATION)),
                arguments(Refusal.ID_NOT_UUID, good.with(REQUEST, "1-2-3-4-5")),
                arguments(Refusal.ID_NOT_UUID, good.with(CORRELATION, "conversation-7")),
                arguments(Refusal.ID_NOT_UUID, good.and(REQUEST, good.correlationId())),
                arguments(
                        Refusal.NOT_BY_THE_STANDARD, good.with(TARGET, Sent.base64(Shared.STRICT))),
                arguments(
                        Refusal.NOT_BY_THE_STANDARD,
                        Sent.read("/Slot").with(TARGET, Sent.base64(Shared.STRICT))),
                arguments(Refusal.TARGET_MISSING, good.without(TARGET)),
                arguments(Refusal.TARGET_NOT_BASE64, good.with(TARGET, "this-is-not-base-64")),
                arguments(
                        Refusal.TARGET_NOT_AN_IDENTIFIER,
                        good.with(TARGET, Sent.base64("not json"))),
                arguments(
                        Refusal.TARGET_NOT_AN_IDENTIFIER,
                        good.with(TARGET, Sent.base64("{\"system\":\"tests\"}"))),
                arguments(
                        Refusal.TARGET_NOT_AN_IDENTIFIER,
                        good.and(TARGET, Sent.base64("{\"system\":\"a\",\"value\":\"b\"}"))),
                arguments(Refusal.CONTENT_TYPE_NOT_SUPPORTED, good.without("Content-Type")),
                arguments(
                        Refusal.CONTENT_TYPE_NOT_SUPPORTED,
                        good.with("Content-Type", "application/fhir+xml")),
                arguments(
                        Refusal.CONTENT_TYPE_NOT_SUPPORTED, good.with("Content-Encoding", "gzip")),
                arguments(Refusal.BODY_NOT_JSON, good.body("<Bundle/>")),
                arguments(Refusal.BODY_NOT_JSON, good.body("[]")),
                arguments(Refusal.BODY_NOT_JSON, good.body("")),
                arguments(Refusal.BODY_NOT_JSON, good.body("{\"a\":1} trailing")),
                arguments(Refusal.BODY_NOT_JSON, good.body("{\"entry\":[{\"resource\":{")),
                arguments(Refusal.METHOD_NOT_ALLOWED, good.to("POST", "/Slot")),
                arguments(Refusal.PATH_UNKNOWN, good.to("POST", "/Appointment/a/b")),
                arguments(Refusal.PATH_UNKNOWN, good.to("PUT", "/Appointment/..%2Fx")),
                arguments(Refusal.PATH_UNKNOWN, good.outside("/somewhere/else")),
                arguments(Refusal.PATH_UNKNOWN, good.outside("/")),
                arguments(Refusal.METHOD_NOT_ALLOWED, good.to("PUT", "/$process-message")),
                arguments(Refusal.METHOD_NOT_ALLOWED, good.to("POST", "/Appointment/1")),
                arguments(Refusal.METHOD_NOT_ALLOWED, good.to("HEAD2", "/Slot")),
                arguments(Refusal.PATH_UNKNOWN, good.to("GET", "/slot")),
                arguments(Refusal.PATH_UNKNOWN, good.to("GET", "/Slot/1")),
                arguments(Refusal.CATALOGUE_NOT_SERVED, good.to("GET", "/HealthcareService")),
                arguments(Refusal.CATALOGUE_NOT_SERVED, good.to("PUT", "/Endpoint/1/$template")),
                arguments(Refusal.REQUEST_ID_MISSING, Sent.read("/Slot").without(REQUEST)),
                arguments(Refusal.TARGET_MISSING, Sent.read("/Slot").without(TARGET)),
                arguments(
                        Refusal.ASYNC_NOT_HERE, Sent.read("/Slot").with("Prefer", "respond-async")),
                arguments(
                        Refusal.ASYNC_NOT_HERE,
                        good.to("POST", "/Appointment").with("Prefer", "respond-async")),
                arguments(Refusal.REQUEST_UNREADABLE, good.outside("/a%zz")));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void names_the_fault_and_echoes_both_ids(Refusal refusal, Sent sent) {
        Received received = ingress.send(sent);

        assertOutcome(received, refusal);
        assertEchoes(received, sent);
    }

    @Test
    void names_the_methods_that_are_allowed() {
        Sent good = Sent.message();

        assertThat(ingress.send(good.to("GET", "/$process-message")).header("Allow"))
                .hasValue("POST");
        assertThat(ingress.send(good.to("POST", "/ServiceRequest/1")).header("Allow"))
                .hasValue("GET, PUT, PATCH, DELETE");
        assertThat(ingress.send(good.to("PUT", "/Appointment")).header("Allow"))
                .hasValue("GET, POST");
        assertThat(ingress.send(good.to("DELETE", "/Slot")).header("Allow")).hasValue("GET");
    }

    @Test
    void refuses_by_the_announced_length_alone() {
        Sent sent =
                Sent.message().with("Content-Length", Long.toString(5L * 1024 * 1024 + 1)).body("");

        long before = System.nanoTime();
        Received received = ingress.send(sent);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(AT_ONCE);
        assertOutcome(received, Refusal.BODY_TOO_LARGE);
        assertEchoes(received, sent);
    }

    @Test
    void answers_a_sender_that_sends_all_of_a_body_that_is_too_large() {
        Sent sent = Sent.message().body(Bundles.ofSize(6 * 1024 * 1024));

        Received received = ingress.send(sent);

        assertOutcome(received, Refusal.BODY_TOO_LARGE);
        assertEchoes(received, sent);
    }

    @Test
    void stops_reading_an_unannounced_body_at_the_limit() {
        String megabyte = "100000\r\n" + " ".repeat(1024 * 1024) + "\r\n";
        Sent sent =
                Sent.message()
                        .with("Transfer-Encoding", "chunked")
                        .body(megabyte.repeat(5) + "1\r\n \r\n0\r\n\r\n");

        Received received = ingress.send(sent);

        assertOutcome(received, Refusal.BODY_TOO_LARGE);
        assertEchoes(received, sent);
    }

    @Test
    void refuses_a_body_whose_sender_hangs_up_before_its_end() {
        Sent sent = Sent.message();
        String wire =
                "POST %s HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n%s: %s\r\n%s: %s\r\n%s: %s\r\nContent-Length: 100\r\n\r\n{}"
                        .formatted(
                                sent.uri(),
                                REQUEST,
                                sent.requestId(),
                                CORRELATION,
                                sent.correlationId(),
                                TARGET,
                                sent.header(TARGET));

        Received received =
                ingress.wire().exchangeAndHangUp(wire.getBytes(StandardCharsets.US_ASCII));

        assertOutcome(received, Refusal.REQUEST_UNREADABLE);
        assertEchoes(received, sent);
    }

    @Test
    void says_so_when_the_request_line_itself_is_broken() {
        Received received =
                ingress.wire()
                        .exchange(
                                "GET /a b c HTTP/1.1\r\nHost: test\r\n\r\n"
                                        .getBytes(StandardCharsets.US_ASCII));

        assertOutcome(received, Refusal.REQUEST_UNREADABLE);
    }

    @Test
    void says_so_when_the_headers_are_too_large() {
        Sent sent = Sent.message().with("X-Large", "x".repeat(70_000));

        assertOutcome(ingress.send(sent), Refusal.REQUEST_UNREADABLE);
    }

    @Test
    void takes_headers_of_thirty_kilobytes() {
        Sent sent = Sent.message().with("X-Large", "x".repeat(30_000)).without(TARGET);

        assertOutcome(ingress.send(sent), Refusal.TARGET_MISSING);
    }

    @Test
    void never_echoes_what_could_be_more_than_an_id() {
        Sent sent =
                Sent.message().with(REQUEST, "<script> \"x\"").with(CORRELATION, "x".repeat(300));

        Received received = ingress.send(sent);

        assertOutcome(received, Refusal.ID_NOT_UUID);
        assertThat(received.header(REQUEST)).isEmpty();
        assertThat(received.header(CORRELATION)).isEmpty();
    }

    @Test
    void counts_refusals_by_their_code() {
        ingress.send(Sent.message().without(TARGET));

        assertThat(ingress.get("/actuator/prometheus").text())
                .containsPattern("ingress_refused_total\\{code=\"ING-004\"\\} [1-9]");
    }

    private static void assertOutcome(Received received, Refusal refusal) {
        assertThat(received.text())
                .contains(
                        List.of(
                                "\"resourceType\":\"OperationOutcome\"",
                                "\"code\":\"" + refusal.issueType() + "\"",
                                "\"code\":\"" + refusal.barsCode() + "\"",
                                "(" + refusal.code() + ")"));
        assertThat(received.status()).isEqualTo(refusal.status());
        assertThat(received.header("Content-Type")).hasValue(BarsHeaders.FHIR_JSON);
    }

    /// What was received is echoed; what was not, is not made up.
    private static void assertEchoes(Received received, Sent sent) {
        for (String name : List.of(REQUEST, CORRELATION)) {
            List<String> values =
                    sent.headers().stream()
                            .filter(field -> field.named(name) && !field.value().isBlank())
                            .map(field -> field.value().strip())
                            .toList();
            if (values.isEmpty()) {
                assertThat(received.header(name)).isEmpty();
            } else {
                assertThat(received.header(name)).hasValue(values.getFirst());
            }
        }
    }
}
