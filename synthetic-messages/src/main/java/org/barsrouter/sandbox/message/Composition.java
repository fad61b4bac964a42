package org.barsrouter.sandbox.message;

import java.util.List;
import java.util.stream.Stream;

/// Which resources a message has, by the names of their templates; the header and the resource in
/// its focus come first.
record Composition(String header, String focus, List<String> others) {
    /// A bundle of less than 2 kB that still has a header, a focus and a patient.
    static final Composition SMALL =
            new Composition(
                    "message-header-small", "service-request-small", List.of("patient-small"));

    private static final List<String> ORGANISATIONS =
            List.of("organization-sender", "organization-receiver");
    private static final List<String> PLACE =
            List.of("healthcare-service", "location", "practitioner", "practitioner-role");

    /// What every referral and validation says about a case.
    private static final List<String> CASE =
            List.of(
                    "patient",
                    "encounter",
                    "care-plan",
                    "observation-pain",
                    "observation-mobility",
                    "allergy",
                    "medication-statement",
                    "consent",
                    "consent-declared");

    static Composition of(MessageKind kind) {
        return switch (kind) {
            case BOOKING_REQUEST ->
                    of("booking", "appointment")
                            .with("service-request-booking", "patient", "slot", "schedule")
                            .with(PLACE)
                            .with(ORGANISATIONS);
            case BOOKING_CANCEL ->
                    of("booking", "appointment-cancelled").with("patient").with(ORGANISATIONS);
            case REFERRAL ->
                    of("request", "service-request-referral")
                            .withCase()
                            .with("condition", "questionnaire-response", "flag");
            case VALIDATION_REQUEST ->
                    of("request", "service-request-validation").withCase().with("flag");
            case VALIDATION_RESPONSE ->
                    of("response", "encounter-response")
                            .with("service-request-validated")
                            .withCase();
        };
    }

    List<String> all() {
        return Stream.concat(Stream.of(header, focus), others.stream()).toList();
    }

    private static Composition of(String header, String focus) {
        return new Composition("message-header-" + header, focus, List.of());
    }

    private Composition withCase() {
        return with(CASE).with(PLACE).with(ORGANISATIONS);
    }

    private Composition with(String... templates) {
        return with(List.of(templates));
    }

    private Composition with(List<String> templates) {
        return new Composition(
                header, focus, Stream.concat(others.stream(), templates.stream()).toList());
    }
}
