package org.barsrouter.router.decision;

import java.util.Optional;
import org.barsrouter.routetable.refusal.RoutingRefusals;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.resolve.Question;
import org.barsrouter.routing.resolve.Reason;
import org.barsrouter.routing.resolve.Resolver;
import org.barsrouter.routing.resolve.RoutingDecision;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.id.ServiceId;

/// The router's one decision: too late, routed or refused. Everything else in this module moves
/// records to it and from it.
public final class RouteMessage {
    private final Resolver resolver;
    private final IdentifierSystems systems;

    public RouteMessage(Resolver resolver, IdentifierSystems systems) {
        this.resolver = resolver;
        this.systems = systems;
    }

    /// Decides about one message.
    ///
    /// @param route what the catalogue has under the target; empty when it has nothing
    public Verdict decide(Asked asked, Optional<Route> route) {
        if (asked.tooLate()) {
            return new Verdict.Drop();
        }
        return switch (resolve(asked, route)) {
            case RoutingDecision.Deliver deliver -> new Verdict.Forward(deliver);
            case RoutingDecision.Unroutable(Reason reason) ->
                    new Verdict.Refuse(reason, RoutingRefusals.of(reason));
        };
    }

    private RoutingDecision resolve(Asked asked, Optional<Route> route) {
        return ServiceId.parse(asked.target())
                .map(target -> resolve(target, asked, route))
                .orElseGet(() -> new RoutingDecision.Unroutable(Reason.MALFORMED_TARGET));
    }

    private RoutingDecision resolve(ServiceId target, Asked asked, Optional<Route> route) {
        return route.map(found -> resolver.resolve(found, question(asked)))
                .orElseGet(() -> Resolver.unknown(systems, target));
    }

    private static Question question(Asked asked) {
        Question question = Question.bars(asked.acceptedAt());
        return switch (asked.existing()) {
            case NEW -> question;
            case EXISTING -> question.onExisting();
        };
    }
}
