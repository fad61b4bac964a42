package org.barsrouter.routing.resolve;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.resolve.RoutingDecision.Deliver;
import org.barsrouter.routing.resolve.RoutingDecision.Unroutable;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.id.ServiceId;

/// Decides where a message goes. The router, `explain` and every test ask this one function.
///
/// A resource that somebody has is looked for where it is: at the assignment that is known to hold
/// it, else at the supplier that drains. Everything else goes to the lowest rank that fits.
public final class Resolver {
    private final Policy defaults;

    public Resolver(Policy defaults) {
        this.defaults = defaults;
    }

    /// The decision for a service; {@link #unknown} is for one that the catalogue does not have.
    public RoutingDecision resolve(Route route, Question question) {
        return switch (route) {
            case Route.Corrupt _ -> new Unroutable(Reason.CORRUPT);
            case Route.Alias _ -> new Unroutable(Reason.UNKNOWN_SERVICE);
            case Route.Service service ->
                    decide(service, question, Candidates.of(service, question));
        };
    }

    /// The decision with the candidates that led to it.
    public Explanation explain(Route route, Question question) {
        return switch (route) {
            case Route.Corrupt _, Route.Alias _ ->
                    new Explanation(resolve(route, question), List.of(), Optional.empty());
            case Route.Service service -> {
                List<Candidate> candidates = Candidates.of(service, question);
                yield new Explanation(
                        decide(service, question, candidates),
                        candidates,
                        nextChange(service, question));
            }
        };
    }

    /// What a service without a route gets.
    public static Unroutable unknown(IdentifierSystems systems, ServiceId target) {
        return new Unroutable(
                systems.knows(target.system()) ? Reason.UNKNOWN_SERVICE : Reason.UNKNOWN_SYSTEM);
    }

    private RoutingDecision decide(
            Route.Service service, Question question, List<Candidate> candidates) {
        if (!service.activeAt(question.at())) {
            return new Unroutable(Reason.SERVICE_INACTIVE);
        }
        Optional<Reason> holder = Candidates.whyNotItsHolder(candidates);
        if (holder.isPresent()) {
            return new Unroutable(holder.get());
        }
        List<Candidate> kept = candidates.stream().filter(Candidate::isKept).toList();
        if (kept.isEmpty()) {
            return new Unroutable(Candidates.whyNone(candidates));
        }
        Candidate best = kept.getFirst();
        if (kept.size() > 1 && Candidates.tie(best, kept.get(1))) {
            return new Unroutable(Reason.AMBIGUOUS);
        }
        return deliver(service, best, question.at());
    }

    private RoutingDecision deliver(Route.Service service, Candidate best, Instant at) {
        Endpoint endpoint = best.assignment().endpoint();
        Optional<URI> address = endpoint.addressAt(at);
        if (address.isEmpty()) {
            return new Unroutable(Reason.NO_ASSIGNMENT_AT);
        }
        return new Deliver(
                best.assignment(),
                address.get(),
                Lane.of(endpoint.id(), endpoint.slices(), service.id()),
                defaults.with(endpoint.policy())
                        .with(best.assignment().policy())
                        .perSlice(endpoint.slices()),
                service.contentHash(),
                best.via());
    }

    /// The first instant of the timeline at which the decision is another one.
    private Optional<Instant> nextChange(Route.Service service, Question question) {
        RoutingDecision now = resolve(service, question);
        return Instants.of(service).stream()
                .filter(instant -> instant.isAfter(question.at()))
                .filter(instant -> !resolve(service, question.at(instant)).equals(now))
                .findFirst();
    }
}
