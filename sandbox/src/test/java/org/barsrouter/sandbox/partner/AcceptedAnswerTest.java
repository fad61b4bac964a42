package org.barsrouter.sandbox.partner;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.util.List;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.sandbox.message.MessageKind;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Reads every answer with a strict FHIR parser.
class AcceptedAnswerTest {

    @ParameterizedTest
    @EnumSource(names = "VALIDATION_RESPONSE", mode = EnumSource.Mode.EXCLUDE)
    void a_message_is_answered_by_a_message(MessageKind kind) {
        BarsRequest request = Requests.composer(2).request(kind, Requests.TO_EMERGENCY);

        Bundle answer = parse(Bundle.class, accepted(request));

        assertThat(answer.getType()).isEqualTo(Bundle.BundleType.MESSAGE);
        assertThat(answer.getEntryFirstRep().getResource()).isInstanceOf(MessageHeader.class);
        assertThat(resources(answer, Patient.class)).hasSize(1);
    }

    @Test
    void the_answer_goes_back_and_names_the_bundle_that_it_answers() {
        Bundle request = parse(Bundle.class, Requests.booking().body());

        Bundle answer = parse(Bundle.class, accepted(Requests.booking()));

        MessageHeader header = resources(answer, MessageHeader.class).getFirst();
        assertThat(header.getResponse().getIdentifier())
                .isEqualTo(request.getIdElement().getIdPart());
        assertThat(header.getDestinationFirstRep().getEndpoint())
                .isEqualTo(CastMember.TELEPHONE_ADVICE.service().key());
        assertThat(header.getSource().getEndpoint())
                .isEqualTo(CastMember.EMERGENCY_DEPARTMENT.service().key());
    }

    @Test
    void a_booked_appointment_has_the_receivers_own_id() {
        Appointment sent =
                resources(parse(Bundle.class, Requests.booking().body()), Appointment.class)
                        .getFirst();

        Appointment booked =
                resources(parse(Bundle.class, accepted(Requests.booking())), Appointment.class)
                        .getFirst();

        assertThat(booked.getIdElement().getIdPart())
                .isNotEqualTo(sent.getIdElement().getIdPart())
                .hasSize(36);
        assertThat(booked.getStatus()).isEqualTo(Appointment.AppointmentStatus.BOOKED);
    }

    @Test
    void a_posted_appointment_comes_back_with_an_id() {
        BarsRequest request = Requests.composer(3).appointment(Requests.TO_EMERGENCY);

        assertThat(parse(Appointment.class, accepted(request)).getIdElement().getIdPart())
                .hasSize(36);
    }

    @Test
    void a_changed_appointment_keeps_its_id() {
        BarsRequest request = Requests.composer(3).appointment(Requests.TO_EMERGENCY);

        String answer = accepted(request.write("PUT", "/Appointment/abc", request.body()));

        assertThat(parse(Appointment.class, answer).getIdElement().getIdPart()).isEqualTo("abc");
    }

    @Test
    void a_deletion_is_confirmed() {
        BarsRequest request = Requests.booking().write("DELETE", "/ServiceRequest/abc", "");

        assertThat(parse(OperationOutcome.class, accepted(request)).getIssueFirstRep().getCode())
                .isEqualTo(OperationOutcome.IssueType.INFORMATIONAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/metadata",
                "/Slot",
                "/Appointment",
                "/Appointment/abc",
                "/ServiceRequest",
                "/MessageDefinition"
            })
    void every_read_has_a_fhir_answer(String path) {
        BarsRequest request = Requests.composer(4).read(Requests.TO_EMERGENCY, path);

        ReceiverAnswer answer = AcceptedAnswer.to(Requests.received(request), Requests.NOW);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(parse(IBaseResource.class, answer.body())).isNotNull();
    }

    @Test
    void what_is_no_message_is_refused() {
        ReceiverAnswer answer =
                AcceptedAnswer.to(
                        Requests.received(Requests.booking().withBody("{\"resourceType\":")),
                        Requests.NOW);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("REC_BAD_REQUEST");
    }

    @Test
    void an_unknown_path_is_not_found() {
        BarsRequest request = Requests.booking().write("GET", "/Patient", "");

        assertThat(AcceptedAnswer.to(Requests.received(request), Requests.NOW).status())
                .isEqualTo(404);
    }

    private static String accepted(BarsRequest request) {
        ReceiverAnswer answer = AcceptedAnswer.to(Requests.received(request), Requests.NOW);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private static <T extends IBaseResource> T parse(Class<T> type, String body) {
        return type.cast(
                FhirContext.forR4Cached()
                        .newJsonParser()
                        .setParserErrorHandler(new StrictErrorHandler())
                        .parseResource(body));
    }

    private static <T> List<T> resources(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
