package org.barsrouter.catalogue.certify;

import java.util.Optional;
import org.barsrouter.schemas.id.ServiceId;

/// Checks C6 to C8: what a receiver does with messages (BaRS receiver duties and transactional
/// integrity).
public final class MessageJudge {
    private MessageJudge() {}

    /// A new message shall be processed.
    ///
    /// @param call for the report, such as `a referral`
    public static Verdict accepted(String call, Reply reply) {
        return switch (Fhir.read(call, reply)) {
            case Fhir.Read.None(Verdict.Failed why) -> why;
            case Fhir.Read.Resource(int status, FhirReading fhir) ->
                    status / 100 == 2 && fhir.isMessage()
                            ? new Verdict.Passed("answered " + status)
                            : new Verdict.Failed(
                                    "%s: the answer is %d with %s, not 200 with a message Bundle."
                                            .formatted(call, status, said(fhir)),
                                    "Accept a valid message, and answer with the message that carries the resources you made.");
        };
    }

    /// A response to something that the service never asked for may be refused as not found.
    public static Verdict responseTaken(Reply reply) {
        return switch (Fhir.read("a response", reply)) {
            case Fhir.Read.None(Verdict.Failed why) -> why;
            case Fhir.Read.Resource(int status, FhirReading fhir) ->
                    status == 404 && fhir.is("OperationOutcome")
                            ? new Verdict.Passed(
                                    "refused as not found, as it answers nothing that was asked")
                            : accepted("a response", reply);
        };
    }

    /// The same ids and body again.
    public static Verdict duplicate(Reply reply) {
        return switch (Fhir.read("the same message again", reply)) {
            case Fhir.Read.None(Verdict.Failed why) -> why;
            case Fhir.Read.Resource(int status, FhirReading fhir) -> repeated(status, fhir);
        };
    }

    private static Verdict repeated(int status, FhirReading fhir) {
        if (status == 409 && fhir.issueType().equals("duplicate")) {
            return Verdict.passed();
        }
        String remedy =
                "Keep the pair of X-Request-Id and X-Correlation-Id of every processed message, and answer a repeat with 409, REC_CONFLICT, issue code duplicate.";
        return status / 100 == 2
                ? new Verdict.Failed(
                        "The same message again was accepted again (%d): the patient has two."
                                .formatted(status),
                        remedy)
                : new Verdict.Failed(
                        "The same message again got %d with %s, not 409 duplicate."
                                .formatted(status, said(fhir)),
                        remedy);
    }

    /// A repeat after an answer that nobody read: processed now, or before.
    public static Verdict afterLostAnswer(Reply reply) {
        return switch (Fhir.read("a repeat after a lost answer", reply)) {
            case Fhir.Read.None(Verdict.Failed why) -> why;
            case Fhir.Read.Resource(int status, FhirReading fhir) ->
                    status / 100 == 2 || (status == 409 && fhir.issueType().equals("duplicate"))
                            ? new Verdict.Passed("answered " + status)
                            : new Verdict.Failed(
                                    "A repeat after a lost answer got %d with %s."
                                            .formatted(status, said(fhir)),
                                    "Process a message once whether or not its sender read the answer; a repeat gets 409 duplicate (425 while it is being processed).");
        };
    }

    /// Whether a repeat must be made again: the first is still being processed.
    public static boolean isTooEarly(Reply reply) {
        return reply instanceof Reply.Answered answered && answered.status() == 425;
    }

    /// A body that is no message.
    public static Verdict refusal(Reply reply) {
        return refused("a body that is no message", reply).orElseGet(() -> codeOf(reply));
    }

    private static Verdict codeOf(Reply reply) {
        if (Fhir.read("bad input", reply) instanceof Fhir.Read.Resource(_, FhirReading fhir)
                && fhir.errorCode().startsWith("REC_")) {
            return new Verdict.Passed(fhir.errorCode());
        }
        return new Verdict.Failed(
                "Bad input: the OperationOutcome has no REC_ code in details.coding.",
                "Code the error as https://fhir.nhs.uk/CodeSystem/http-error-codes, such as REC_BAD_REQUEST.");
    }

    /// A service that is not there.
    public static Verdict unknownService(Reply reply) {
        return refused("a message for a service that is not there", reply)
                .orElseGet(Verdict::passed);
    }

    /// A message whose header and body name different services.
    public static Verdict otherDestination(Reply reply) {
        return refused("a message whose body names another service", reply)
                .orElseGet(Verdict::passed);
    }

    private static Optional<Verdict> refused(String call, Reply reply) {
        return switch (Fhir.read(call, reply)) {
            case Fhir.Read.None(Verdict.Failed why) -> Optional.of(why);
            case Fhir.Read.Resource(int status, FhirReading fhir) ->
                    status / 100 == 4 && fhir.is("OperationOutcome")
                            ? Optional.empty()
                            : Optional.of(
                                    new Verdict.Failed(
                                            "%s got %d with %s, not a refusal (4xx) with an OperationOutcome."
                                                    .formatted(capital(call), status, said(fhir)),
                                            "Check it before you process it, and refuse with a REC_ OperationOutcome."));
        };
    }

    /// Two services behind one address, each asked once.
    public static Verdict notMixedUp(Asked first, Asked second) {
        return first.wrong().or(second::wrong).orElseGet(Verdict::passed);
    }

    /// A service that was sent a message, and what came back.
    public record Asked(ServiceId service, Reply reply) {

        private Optional<Verdict> wrong() {
            if (!(Fhir.read("a message for " + service, reply)
                    instanceof Fhir.Read.Resource(int status, FhirReading fhir))) {
                return Optional.of(
                        new Verdict.NotRun("%s did not answer with FHIR".formatted(service)));
            }
            Optional<ServiceId> answers = fhir.answeringService();
            if (status / 100 != 2 || answers.isEmpty()) {
                return Optional.of(
                        new Verdict.NotRun(
                                "%s did not accept the message (%d)".formatted(service, status)));
            }
            return answers.filter(other -> !other.value().equals(service.value()))
                    .map(other ->
                            new Verdict.Failed(
                                    "A message for %s was answered by %s."
                                            .formatted(service, other),
                                    "Choose the service by NHSD-Target-Identifier, for each request."));
        }
    }

    private static String said(FhirReading fhir) {
        return fhir.is("OperationOutcome")
                ? "OperationOutcome %s/%s".formatted(fhir.errorCode(), fhir.issueType())
                : fhir.type();
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }
}
