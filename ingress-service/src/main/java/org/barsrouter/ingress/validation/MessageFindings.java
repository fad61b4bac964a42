package org.barsrouter.ingress.validation;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.barsrouter.ingress.envelope.Call;
import org.barsrouter.ingress.envelope.Envelope;
import org.barsrouter.ingress.message.MessageHead;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.id.ServiceId;

/// What the MessageHeader of a message shows (level 2).
public final class MessageFindings {
    private final IdentifierSystems systems;
    private final Predicate<ServiceId> inCatalogue;

    public MessageFindings(IdentifierSystems systems, Predicate<ServiceId> inCatalogue) {
        this.systems = systems;
        this.inCatalogue = inCatalogue;
    }

    public Set<Finding> of(Call call, Envelope envelope, MessageHead head) {
        if (head.event().isEmpty() || !head.isMessage()) {
            return EnumSet.of(Finding.NOT_A_MESSAGE);
        }
        Set<Finding> findings = EnumSet.noneOf(Finding.class);
        if (head.event().filter(UseContext.EVENTS::contains).isEmpty()) {
            findings.add(Finding.EVENT_UNKNOWN);
        }
        if (head.reasonCode().filter(UseContext.REASONS::contains).isEmpty()) {
            findings.add(Finding.REASON_UNKNOWN);
        }
        if (!service(head.destination()).equals(Optional.of(envelope.target()))) {
            findings.add(Finding.DESTINATION_DIFFERS);
        }
        if (service(head.source()).filter(inCatalogue).isEmpty()) {
            findings.add(Finding.SOURCE_UNKNOWN);
        }
        if (head.definitionUrl().isEmpty()) {
            findings.add(Finding.DEFINITION_MISSING);
        }
        call.headers()
                .first(BarsHeaders.USE_CONTEXT)
                .flatMap(UseContext::parse)
                .filter(context ->
                        !head.event().equals(Optional.of(context.event()))
                                || !head.reasonCode().equals(Optional.of(context.reason())))
                .ifPresent(_ -> findings.add(Finding.USE_CONTEXT_DIFFERS));
        return findings;
    }

    private Optional<ServiceId> service(Optional<String> reference) {
        return reference.flatMap(systems::reference).map(IdentifierSystems.Canonical::id);
    }
}
