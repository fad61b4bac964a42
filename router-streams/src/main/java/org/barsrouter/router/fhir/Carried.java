package org.barsrouter.router.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.barsrouter.schemas.avro.Outcome;
import org.barsrouter.schemas.avro.ReceiverAnswer;
import org.barsrouter.schemas.avro.RefusedAnswer;
import org.barsrouter.schemas.refusal.OperationOutcomeJson;
import org.barsrouter.schemas.refusal.Refusal;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;

/// What a notice carries of the answer: the receiver's resources without their MessageHeader, its
/// OperationOutcome, or ours. What cannot be read as FHIR is said in words, never guessed at.
final class Carried {
    private static final Set<String> BUSINESS =
            Set.of("ServiceRequest", "Appointment", "Encounter");

    private final FhirContext fhir;

    Carried(FhirContext fhir) {
        this.fhir = fhir;
    }

    List<BundleEntryComponent> of(Outcome outcome) {
        return switch (outcome.getAnswer()) {
            case ReceiverAnswer answer -> received(outcome, answer);
            case RefusedAnswer refused -> List.of(ours(outcome, refused));
            case null, default -> List.of(inWords(outcome, ended(outcome)));
        };
    }

    List<BundleEntryComponent> tooLargeToCarry(Outcome outcome) {
        return List.of(
                inWords(
                        outcome,
                        ended(outcome) + " The receiver's answer is too large to be passed on."));
    }

    /// The resources that matter to the business; all that is carried when there is none.
    static List<String> focus(List<BundleEntryComponent> carried) {
        List<String> business =
                carried.stream()
                        .filter(entry -> BUSINESS.contains(entry.getResource().fhirType()))
                        .map(BundleEntryComponent::getFullUrl)
                        .toList();
        return business.isEmpty()
                ? carried.stream().limit(1).map(BundleEntryComponent::getFullUrl).toList()
                : business;
    }

    /// The OperationOutcome that explains the end, if one is carried.
    static Optional<String> details(List<BundleEntryComponent> carried) {
        return carried.stream()
                .filter(entry -> entry.getResource() instanceof OperationOutcome)
                .map(BundleEntryComponent::getFullUrl)
                .findFirst();
    }

    private List<BundleEntryComponent> received(Outcome outcome, ReceiverAnswer answer) {
        String body = StandardCharsets.UTF_8.decode(answer.getBody().duplicate()).toString();
        if (body.isBlank()) {
            return List.of(inWords(outcome, answered(outcome, answer, "its answer was empty.")));
        }
        Optional<IBaseResource> read = read(body);
        List<BundleEntryComponent> entries =
                read.map(resource -> entries(outcome, resource)).orElse(List.of());
        String why =
                read.isPresent()
                        ? "its answer carried nothing."
                        : "its answer could not be read as FHIR.";
        return entries.isEmpty()
                ? List.of(inWords(outcome, answered(outcome, answer, why)))
                : entries;
    }

    /// Whatever a receiver sends, its notice must be built: HAPI's own faults with a strange body
    /// count as not readable.
    private Optional<IBaseResource> read(String body) {
        try {
            return Optional.of(Parsers.json(fhir).parseResource(body));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static List<BundleEntryComponent> entries(Outcome outcome, IBaseResource answer) {
        if (!(answer instanceof Bundle bundle)) {
            return List.of(
                    new BundleEntryComponent()
                            .setFullUrl("urn:uuid:" + NoticeBundle.entryId(outcome, "answer"))
                            .setResource((Resource) answer));
        }
        List<BundleEntryComponent> entries = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (BundleEntryComponent entry : bundle.getEntry()) {
            Resource resource = entry.getResource();
            if (resource != null && !(resource instanceof MessageHeader)) {
                entries.add(
                        new BundleEntryComponent()
                                .setFullUrl(fullUrl(outcome, entry, taken))
                                .setResource(resource));
            }
        }
        return entries;
    }

    /// The receiver's own address of the resource, because its other resources refer to it by that;
    /// one of ours only where it has none.
    private static String fullUrl(Outcome outcome, BundleEntryComponent entry, Set<String> taken) {
        String own = entry.getFullUrl();
        if (own != null && !own.isBlank() && taken.add(own)) {
            return own;
        }
        String minted = "urn:uuid:" + NoticeBundle.entryId(outcome, "answer " + taken.size());
        taken.add(minted);
        return minted;
    }

    private BundleEntryComponent ours(Outcome outcome, RefusedAnswer refused) {
        Optional<Refusal> refusal = Refusal.byCode(refused.getCode());
        if (refusal.isEmpty()) {
            return inWords(outcome, ended(outcome) + " (" + refused.getCode() + ")");
        }
        UUID id = UUID.fromString(NoticeBundle.entryId(outcome, "answer"));
        String said = refused.getDiagnostics();
        String diagnostics = said == null ? refusal.get().text() : said;
        byte[] json = OperationOutcomeJson.render(refusal.get(), diagnostics, id);
        OperationOutcome parsed =
                Parsers.json(fhir)
                        .parseResource(
                                OperationOutcome.class, new String(json, StandardCharsets.UTF_8));
        return NoticeBundle.entry(outcome, "answer", parsed);
    }

    private static BundleEntryComponent inWords(Outcome outcome, String text) {
        OperationOutcome words = new OperationOutcome();
        boolean worked = ResponseCodes.isOk(outcome);
        words.addIssue()
                .setSeverity(worked ? IssueSeverity.INFORMATION : IssueSeverity.ERROR)
                .setCode(worked ? IssueType.INFORMATIONAL : IssueType.PROCESSING)
                .setDiagnostics(text);
        return NoticeBundle.entry(outcome, "answer", words);
    }

    private static String answered(Outcome outcome, ReceiverAnswer answer, String but) {
        return ended(outcome)
                + " The receiver answered with status "
                + answer.getStatus()
                + "; "
                + but;
    }

    private static String ended(Outcome outcome) {
        return switch (outcome.getDisposition()) {
            case DELIVERED -> "The message was delivered.";
            case DELIVERED_DUPLICATE -> "The receiver has the message already.";
            case REJECTED -> "The receiver rejected the message.";
            case UNKNOWN -> "Whether the receiver has the message is unknown.";
            case EXPIRED -> "The message was not delivered within its maximum age.";
            case UNROUTABLE -> "The message could not be routed to its target.";
            case POISON -> "The router failed on the message; the fault is ours.";
            case CANCELLED -> "An operator cancelled the message before it was delivered.";
        };
    }
}
