package org.barsrouter.ingress.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.barsrouter.ingress.answer.Answer;
import org.barsrouter.ingress.answer.Answer.Refused;
import org.barsrouter.ingress.answer.Checked;
import org.barsrouter.ingress.envelope.Call;
import org.barsrouter.ingress.envelope.EnvelopeRules;
import org.barsrouter.ingress.envelope.PathMatch;
import org.barsrouter.ingress.envelope.PathMatch.Locator;
import org.barsrouter.ingress.version.BarsVersion;
import org.barsrouter.ingress.version.VersionRules;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.refusal.Refusal;

/// Forwards calls about DocumentReference to the record locator that a deployment names: it is a
/// service of the catalogue like any other, so that its calls go the ways of reads and writes.
public final class DocumentDesk {
    private final Locators locators;
    private final EnvelopeRules rules;
    private final Reading reading;
    private final Intake intake;

    /// The services that are the two sides of the record locator, where they are named.
    public record Locators(Optional<ServiceId> consumer, Optional<ServiceId> producer) {}

    public DocumentDesk(Locators locators, EnvelopeRules rules, Reading reading, Intake intake) {
        this.locators = locators;
        this.rules = rules;
        this.reading = reading;
        this.intake = intake;
    }

    Answer take(Call call, Locator locator, HttpServletRequest request) {
        return rules.ids(call)
                .then(_ -> service(call, locator))
                .answer(service -> {
                    Call addressed = call.addressedTo(service);
                    return call.method().equals("GET")
                            ? reading.take(addressed)
                            : intake.take(addressed, new PathMatch.DirectWrite(), request);
                });
    }

    private Checked<ServiceId> service(Call call, Locator locator) {
        if (!VersionRules.asked(call.headers())
                .release()
                .isAtLeast(BarsVersion.WITH_DOCUMENT_REFERENCE)) {
            return Checked.stopped(
                    Refused.because(
                            Refusal.NOT_ACCEPTABLE,
                            "DocumentReference is part of BaRS from version 1.1.0 on: Accept asks for an earlier one, or for none."));
        }
        Optional<ServiceId> named =
                switch (locator) {
                    case CONSUMER -> locators.consumer();
                    case PRODUCER -> locators.producer();
                };
        return named.map(Checked::passed)
                .orElseGet(() -> Checked.stopped(Refused.of(Refusal.DOCUMENTS_NOT_SET_UP)));
    }
}
