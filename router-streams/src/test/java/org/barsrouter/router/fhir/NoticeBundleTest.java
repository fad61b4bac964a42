package org.barsrouter.router.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.barsrouter.router.topology.Samples;
import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.avro.Header;
import org.barsrouter.schemas.avro.Outcome;
import org.barsrouter.schemas.avro.ReceiverAnswer;
import org.barsrouter.schemas.avro.RefusedAnswer;
import org.barsrouter.schemas.refusal.Refusal;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeBundleTest {
    private static final Path CASES = Path.of("src/test/resources/notices");
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private final NoticeBundle notices = new NoticeBundle(FHIR, 100_000);

    /// A file per case: the answer of the receiver, and the notice that it becomes.
    @ParameterizedTest
    @CsvSource({
        "delivered-bundle,            200, DELIVERED",
        "delivered-single-resource,   201, DELIVERED",
        "duplicate-operation-outcome, 409, DELIVERED_DUPLICATE",
        "rejected-operation-outcome,  422, REJECTED",
    })
    void a_receivers_answer_becomes(String name, int status, Disposition disposition)
            throws IOException {
        String answer = Files.readString(CASES.resolve(name + ".answer.json"));
        Outcome outcome = answered(status, answer).setDisposition(disposition).build();

        String actual = pretty(notices.render(outcome));

        Path expected = CASES.resolve(name + ".expected.json");
        Path found = Path.of("target", name + ".json");
        Files.writeString(found, actual);
        assertThat(actual)
                .as(
                        "if the change is meant: cp router-streams/%s router-streams/%s",
                        found, expected)
                .isEqualTo(Files.readString(expected));
    }

    @Test
    void building_it_twice_gives_the_same_bytes() throws IOException {
        String answer = Files.readString(CASES.resolve("delivered-bundle.answer.json"));
        Outcome outcome = answered(200, answer).setDisposition(Disposition.DELIVERED).build();

        assertThat(notices.render(outcome))
                .isEqualTo(new NoticeBundle(FHIR, 100_000).render(outcome));
    }

    @Test
    void it_is_a_message_that_answers_the_original() throws IOException {
        String answer = Files.readString(CASES.resolve("delivered-bundle.answer.json"));

        Bundle bundle = notice(answered(200, answer).setDisposition(Disposition.DELIVERED));

        assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.MESSAGE);
        assertThat(bundle.getIdPart())
                .isEqualTo(
                        NoticeBundle.idOf(
                                Samples.outcome().setDisposition(Disposition.DELIVERED).build()));
        assertThat(bundle.getTimestamp().toInstant()).isEqualTo(Samples.NOW);
        MessageHeader header = header(bundle);
        assertThat(header.getEventCoding().getCode()).isEqualTo("servicerequest-response");
        assertThat(header.getDestinationFirstRep().getEndpoint()).isEqualTo(Samples.SURGERY.key());
        assertThat(header.getSource().getEndpoint()).isEqualTo(Samples.CLINIC.key());
        assertThat(header.getResponse().getIdentifier())
                .isEqualTo("33333333-3333-4333-8333-333333333333");
        assertThat(header.getResponse().getCode()).isEqualTo(ResponseType.OK);
        assertThat(bundle.getEntry())
                .allSatisfy(entry -> assertThat(entry.getFullUrl()).startsWith("urn:uuid:"))
                .extracting(Bundle.BundleEntryComponent::getFullUrl)
                .doesNotHaveDuplicates()
                .contains(
                        header.getSender().getReference(),
                        header.getDestinationFirstRep().getReceiver().getReference(),
                        header.getFocusFirstRep().getReference());
        assertThat(bundle.getEntry())
                .extracting(entry -> entry.getResource().fhirType())
                .containsExactly(
                        "MessageHeader",
                        "Organization",
                        "Organization",
                        "ServiceRequest",
                        "Patient");
    }

    @Test
    void a_resource_keeps_the_receivers_id() {
        Bundle bundle =
                notice(
                        answered(201, "{\"resourceType\":\"Appointment\",\"id\":\"a-1\"}")
                                .setDisposition(Disposition.DELIVERED));

        assertThat(bundle.getEntry().getLast().getResource())
                .isInstanceOfSatisfying(
                        Appointment.class,
                        appointment -> assertThat(appointment.getIdPart()).isEqualTo("a-1"));
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVERED,           ok",
        "DELIVERED_DUPLICATE, ok",
        "EXPIRED,             transient-error",
        "UNKNOWN,             transient-error",
        "CANCELLED,           transient-error",
        "REJECTED,            fatal-error",
        "POISON,              fatal-error",
        "UNROUTABLE,          fatal-error",
    })
    void each_disposition_is_said_as(Disposition disposition, String code) {
        Outcome.Builder ended = Samples.outcome().setDisposition(disposition);

        assertThat(header(notice(ended)).getResponse().getCode().toCode()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"RTR-009, transient-error", "RTR-010, transient-error", "RTR-003, fatal-error"})
    void what_is_suspended_will_be_back(String refusal, String code) {
        Outcome.Builder ended =
                Samples.outcome()
                        .setDisposition(Disposition.UNROUTABLE)
                        .setAnswer(new RefusedAnswer(refusal, null, null));

        assertThat(header(notice(ended)).getResponse().getCode().toCode()).isEqualTo(code);
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void every_refusal_of_ours_can_be_told(Refusal refusal) {
        Outcome.Builder ended =
                Samples.outcome()
                        .setDisposition(Disposition.UNROUTABLE)
                        .setAnswer(new RefusedAnswer(refusal.code(), null, null));

        OperationOutcome told = operationOutcome(notice(ended));

        assertThat(told.getIssueFirstRep().getCode().toCode()).isEqualTo(refusal.issueType());
        assertThat(told.getIssueFirstRep().getDiagnostics()).endsWith("(" + refusal.code() + ")");
    }

    @Test
    void a_refusal_keeps_its_diagnostics() {
        Outcome.Builder ended =
                Samples.outcome()
                        .setDisposition(Disposition.EXPIRED)
                        .setAnswer(new RefusedAnswer("DLV-021", "After 12 attempts.", null));

        assertThat(operationOutcome(notice(ended)).getIssueFirstRep().getDiagnostics())
                .isEqualTo("After 12 attempts. (DLV-021)");
    }

    @Test
    void a_refusal_of_a_newer_router_is_named() {
        Outcome.Builder ended =
                Samples.outcome()
                        .setDisposition(Disposition.REJECTED)
                        .setAnswer(new RefusedAnswer("DLV-999", null, null));

        assertThat(operationOutcome(notice(ended)).getIssueFirstRep().getDiagnostics())
                .contains("DLV-999");
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                                    its answer was empty",
        "<html>,                                                could not be read as FHIR",
        "'{\"resourceType\":\"Bundle\",\"entry\":[',            could not be read as FHIR",
        "'{\"resourceType\":\"Patient\",\"birthDate\":\"x\"}',  could not be read as FHIR",
        "'{\"resourceType\":\"Nothing\"}',                      could not be read as FHIR",
        "'{\"resourceType\":\"Bundle\",\"type\":\"message\"}',  its answer carried nothing",
    })
    void an_answer_without_resources_is_said_in_words(String answer, String words) {
        Outcome.Builder ended = answered(200, answer).setDisposition(Disposition.DELIVERED);

        OperationOutcome told = operationOutcome(notice(ended));

        assertThat(told.getIssueFirstRep().getCode().toCode()).isEqualTo("informational");
        assertThat(told.getIssueFirstRep().getDiagnostics())
                .startsWith("The message was delivered. The receiver answered with status 200;")
                .contains(words);
    }

    @ParameterizedTest
    @EnumSource(Disposition.class)
    void an_end_without_any_answer_is_said_in_words(Disposition disposition) {
        OperationOutcome told =
                operationOutcome(notice(Samples.outcome().setDisposition(disposition)));

        boolean arrived = disposition.name().toLowerCase(Locale.ROOT).startsWith("delivered");
        assertThat(told.getIssueFirstRep().getSeverity().toCode())
                .isEqualTo(arrived ? "information" : "error");
    }

    @Test
    void an_answer_too_large_to_be_passed_on_is_named() {
        String large =
                "{\"resourceType\":\"Basic\",\"id\":\"b\",\"text\":{\"status\":\"generated\",\"div\":\"<div>"
                        + "x".repeat(100_000)
                        + "</div>\"}}";
        Outcome outcome = answered(200, large).setDisposition(Disposition.DELIVERED).build();

        byte[] rendered = notices.render(outcome);

        assertThat(rendered).hasSizeLessThan(10_000);
        assertThat(new String(rendered, UTF_8)).contains("too large to be passed on");
    }

    private Bundle notice(Outcome.Builder outcome) {
        return FHIR.newJsonParser()
                .parseResource(Bundle.class, new String(notices.render(outcome.build()), UTF_8));
    }

    private static Outcome.Builder answered(int status, String body) {
        return Samples.outcome()
                .setAnswer(
                        new ReceiverAnswer(
                                status,
                                List.of(new Header("Content-Type", "application/fhir+json")),
                                ByteBuffer.wrap(body.getBytes(UTF_8))));
    }

    private static MessageHeader header(Bundle bundle) {
        return (MessageHeader) bundle.getEntryFirstRep().getResource();
    }

    private static OperationOutcome operationOutcome(Bundle bundle) {
        assertThat(header(bundle).getResponse().getDetails().getReference())
                .isEqualTo(bundle.getEntry().getLast().getFullUrl());
        return (OperationOutcome) bundle.getEntry().getLast().getResource();
    }

    private static String pretty(byte[] json) {
        var parser = Parsers.json(FHIR).setPrettyPrint(true);
        return parser.encodeResourceToString(
                        Parsers.json(FHIR).parseResource(Bundle.class, new String(json, UTF_8)))
                + "\n";
    }
}
