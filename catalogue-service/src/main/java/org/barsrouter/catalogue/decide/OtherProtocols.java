package org.barsrouter.catalogue.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.change.Protocol;
import org.barsrouter.catalogue.decide.Problem.Code;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.resolve.Instants;
import org.barsrouter.routing.resolve.Question;
import org.barsrouter.routing.resolve.Resolver;
import org.barsrouter.routing.resolve.RoutingDecision.Deliver;
import org.barsrouter.routing.route.Route;

/// Senders of CareConnect, GP Connect and the like are not asked when a service changes: a change
/// that would leave them without a route that they had is refused, unless somebody has said that it
/// may.
final class OtherProtocols {
    private static final Resolver RESOLVER = new Resolver(Policy.defaults());

    private OtherProtocols() {}

    static List<Problem> losses(Draft draft, Acknowledged acknowledged) {
        List<Problem> problems = new ArrayList<>();
        for (Entry after : draft.services()) {
            draft.basis()
                    .service(after.id())
                    .ifPresent(before ->
                            lost(before.service(), after.service(), draft.earliest()).stream()
                                    .filter(protocol ->
                                            !acknowledged
                                                    .withoutRoute()
                                                    .contains(protocol.payloadType()))
                                    .map(protocol -> problem(after, protocol))
                                    .forEach(problems::add));
        }
        return problems;
    }

    private static Problem problem(Entry service, Protocol protocol) {
        return new Problem(
                Code.WITHOUT_ROUTE,
                "",
                "Senders of %s to %s would be left without a route that they have now."
                        .formatted(protocol.text(), service.id().key()),
                "Assign another endpoint of that protocol, or acknowledge it with ack.withoutRoute: [\"%s\"]."
                        .formatted(protocol.payloadType()));
    }

    /// The protocols other than BaRS that were routed at some instant and then are not.
    private static Set<Protocol> lost(Route.Service before, Route.Service after, Instant from) {
        Set<Protocol> lost = new TreeSet<>();
        NavigableSet<Instant> instants = Instants.of(before);
        instants.addAll(Instants.of(after));
        instants.add(from);
        before.assignments().stream()
                .map(a -> Protocol.of(a.endpoint()))
                .filter(protocol -> !protocol.isBars())
                .distinct()
                .filter(protocol ->
                        instants.tailSet(from, true).stream()
                                .map(at -> question(protocol, at))
                                .anyMatch(q -> isRouted(before, q) && !isRouted(after, q)))
                .forEach(lost::add);
        return lost;
    }

    private static Question question(Protocol protocol, Instant at) {
        return new Question(
                at, protocol.connectionType(), protocol.payloadType(), Question.Existing.NEW);
    }

    private static boolean isRouted(Route.Service service, Question question) {
        return RESOLVER.resolve(service, question) instanceof Deliver;
    }
}
