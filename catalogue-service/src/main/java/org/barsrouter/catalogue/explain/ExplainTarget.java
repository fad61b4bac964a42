package org.barsrouter.catalogue.explain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.identifier.IdentifierSystems.Canonical;
import org.barsrouter.routing.resolve.Explanation;
import org.barsrouter.routing.resolve.Question;
import org.barsrouter.routing.resolve.Resolver;
import org.barsrouter.routing.resolve.RoutingDecision;
import org.barsrouter.routing.resolve.RoutingDecision.Deliver;
import org.barsrouter.routing.resolve.RoutingDecision.Unroutable;
import org.barsrouter.schemas.id.ServiceId;

/// Asks the resolver that the router asks, so that an explanation can never differ from what
/// happens to a message.
public final class ExplainTarget {
    private final Resolver resolver;
    private final IdentifierSystems systems;

    public ExplainTarget(Resolver resolver, IdentifierSystems systems) {
        this.resolver = resolver;
        this.systems = systems;
    }

    /// Reads `system|value`; a bare value is a DoS service id. Empty when it is neither.
    public Optional<Canonical> target(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return Optional.empty();
        }
        Optional<ServiceId> written =
                stripped.indexOf('|') < 0
                        ? Optional.of(new ServiceId(IdentifierSystems.DOS_SERVICE_ID, stripped))
                        : ServiceId.parse(stripped);
        return written.map(systems::canonical);
    }

    public Explained explain(Catalogue catalogue, Canonical target, Instant at) {
        return explain(catalogue, target, Question.bars(at));
    }

    /// The same for any question: of another protocol, of a version, on an existing resource.
    public Explained explain(Catalogue catalogue, Canonical target, Question question) {
        Explanation explanation =
                catalogue
                        .service(target.id())
                        .map(Entry::service)
                        .map(service -> resolver.explain(service, question))
                        .orElseGet(() -> unknown(target));
        return new Explained(
                target,
                question.at(),
                explanation.decision(),
                Explained.judged(explanation),
                explanation.nextChange(),
                sentence(target, question.at(), explanation));
    }

    /// Where a service goes at an instant; empty when nowhere.
    public Optional<Deliver> route(Entry entry, Instant at) {
        return resolver.resolve(entry.service(), Question.bars(at)) instanceof Deliver deliver
                ? Optional.of(deliver)
                : Optional.empty();
    }

    private Explanation unknown(Canonical target) {
        return new Explanation(Resolver.unknown(systems, target.id()), List.of(), Optional.empty());
    }

    private static String sentence(Canonical target, Instant at, Explanation explanation) {
        return "At %s a message for %s %s; %s."
                .formatted(
                        at,
                        target.id().key(),
                        verdict(explanation.decision()),
                        explanation
                                .nextChange()
                                .map(next -> "this changes at " + next)
                                .orElse("nothing is scheduled to change"));
    }

    private static String verdict(RoutingDecision decision) {
        return switch (decision) {
            case Deliver deliver ->
                    "goes to %s (endpoint %s, %s)"
                            .formatted(
                                    deliver.address(),
                                    deliver.assignment().endpoint().id(),
                                    Words.of(deliver));
            case Unroutable(var reason) -> "is not routed, because " + Words.of(reason);
        };
    }
}
