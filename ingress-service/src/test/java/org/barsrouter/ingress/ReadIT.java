package org.barsrouter.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.barsrouter.ingress.fixture.FakeDelivery;
import org.barsrouter.ingress.fixture.Received;
import org.barsrouter.ingress.fixture.Routes;
import org.barsrouter.ingress.fixture.RunningIngress;
import org.barsrouter.ingress.fixture.Sent;
import org.barsrouter.ingress.fixture.Shared;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.read.ReadAnswer;
import org.barsrouter.schemas.read.ReadCall;
import org.barsrouter.schemas.read.ReadField;
import org.barsrouter.schemas.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reads from a sender's socket to delivery's port and back.
class ReadIT {
    private final RunningIngress ingress = Shared.ingress();
    private final FakeDelivery delivery = Shared.delivery();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/metadata",
                "/MessageDefinition?context=https://fhir.nhs.uk/Id/dos-service-id|2000099999"
                        + "&context=https://fhir.nhs.uk/CodeSystem/usecases-categories-bars|a1t1",
                "/MessageDefinition?context=x%26context%3Dy%0A",
                "/Slot?status=free,busy&start=ge2026-01-01T00:00:00%2B00:00&start=le2026-02-01"
                        + "&_include=Slot:schedule&Schedule.actor:HealthcareService=1&a=",
                "/Slot?",
                "/Appointment?patient:identifier=https://fhir.nhs.uk/Id/nhs-number|9990000000",
                "/Appointment?patient:name=Ex%C3%A4mple&a=%2526&&b==c;d",
                "/Appointment/00000000-0000-4000-8000-000000000001",
                "/ServiceRequest?ServiceRequest.identifier=$a",
                "/ServiceRequest/A-1.b?_format=json"
            })
    void path_and_query_reach_delivery_byte_for_byte(String pathAndQuery) {
        Sent sent = Sent.read(pathAndQuery);

        Received received = ingress.send(sent);

        ReadCall call = delivery.callOf(sent.correlationId()).orElseThrow();
        assertThat(call.rawQuery() == null ? call.path() : call.path() + "?" + call.rawQuery())
                .isEqualTo(pathAndQuery);
        assertThat(call.target().value()).isEqualTo("2000099999");
        assertThat(received.status()).isEqualTo(200);
        assertThat(received.text()).isEqualTo(FakeDelivery.CAPABILITY);
        assertThat(received.header(BarsHeaders.REQUEST_ID)).hasValue(sent.requestId());
        assertThat(received.header(BarsHeaders.CORRELATION_ID)).hasValue(sent.correlationId());
    }

    @Test
    void a_receiver_gets_the_senders_headers_without_its_credentials() {
        Sent sent =
                Sent.read("/Slot")
                        .with("Authorization", "Bearer secret")
                        .with("Accept", "application/fhir+json; version=1.4.0")
                        .with("NHSD-End-User-Organisation", "b3Jn");

        ingress.send(sent);

        List<ReadField> headers = delivery.callOf(sent.correlationId()).orElseThrow().headers();
        assertThat(headers)
                .contains(
                        new ReadField("Accept", "application/fhir+json; version=1.4.0"),
                        new ReadField("NHSD-End-User-Organisation", "b3Jn"),
                        new ReadField("X-Request-Id", sent.requestId()))
                .noneMatch(field -> field.name().equalsIgnoreCase("Authorization"))
                .noneMatch(field -> field.name().equalsIgnoreCase("Host"));
    }

    @Test
    void delivery_is_told_which_route_is_known_here() {
        Sent sent =
                Sent.read("/Slot")
                        .with(
                                BarsHeaders.TARGET_IDENTIFIER,
                                Sent.base64(
                                        Sent.TARGET.replace(
                                                "2000099999", Routes.IMPATIENT.value())));

        ingress.send(sent);

        ReadCall call = delivery.callOf(sent.correlationId()).orElseThrow();
        assertThat(call.routeVersion()).isEqualTo("hash");
        assertThat(call.within()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_receivers_answer_is_passed_on_with_the_senders_own_ids() {
        Sent sent = Sent.read("/Appointment/1");
        delivery.answers(
                sent.correlationId(),
                FakeDelivery.receiverSays(
                        404,
                        "{\"resourceType\":\"OperationOutcome\"}",
                        new ReadField("Content-Type", "application/fhir+json;version=1.0.0"),
                        new ReadField("x-request-id", "another"),
                        new ReadField("Set-Cookie", "a=b")));

        Received received = ingress.send(sent);

        assertThat(received.status()).isEqualTo(404);
        assertThat(received.text()).isEqualTo("{\"resourceType\":\"OperationOutcome\"}");
        assertThat(received.header("Content-Type")).hasValue("application/fhir+json;version=1.0.0");
        assertThat(received.header(BarsHeaders.REQUEST_ID)).hasValue(sent.requestId());
        assertThat(received.header("Set-Cookie")).isEmpty();
    }

    @Test
    void a_refusal_of_delivery_is_written_as_an_outcome() {
        Sent sent = Sent.read("/Slot");
        delivery.answers(
                sent.correlationId(),
                new ReadAnswer.Refused(
                        Refusal.RECEIVER_KNOWN_DOWN.code(), Optional.empty(), OptionalLong.of(9)));

        Received received = ingress.send(sent);

        assertThat(received.status()).isEqualTo(503);
        assertThat(received.text()).contains("REC_SERVICE_UNAVAILABLE", "(DLV-003)");
        assertThat(received.header("Retry-After")).hasValue("9");
        assertThat(received.header(BarsHeaders.CORRELATION_ID)).hasValue(sent.correlationId());
    }
}
