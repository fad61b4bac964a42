package org.barsrouter.routing.resolve;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.resolve.RoutingDecision.Deliver;
import org.barsrouter.routing.resolve.RoutingDecision.Unroutable;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Route;
import org.barsrouter.routing.route.Suspension;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// Decides where a message goes. The router, `explain` and every test ask this one function.
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
            case Route.Service service -> decide(service, question, candidates(service, question));
        };
    }

    /// The decision with the candidates that led to it.
    public Explanation explain(Route route, Question question) {
        return switch (route) {
            case Route.Corrupt _, Route.Alias _ ->
                    new Explanation(resolve(route, question), List.of(), Optional.empty());
            case Route.Service service -> {
                List<Candidate> candidates = candidates(service, question);
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
        if (!service.active()) {
            return new Unroutable(Reason.SERVICE_INACTIVE);
        }
        List<Assignment> kept =
                candidates.stream()
                        .filter(candidate -> candidate.dropped().isEmpty())
                        .map(Candidate::assignment)
                        .toList();
        if (kept.isEmpty()) {
            return new Unroutable(whyNone(candidates));
        }
        Assignment best = kept.getFirst();
        if (kept.size() > 1 && kept.get(1).rank() == best.rank()) {
            return new Unroutable(Reason.AMBIGUOUS);
        }
        return deliver(service, best, question.at());
    }

    private RoutingDecision deliver(Route.Service service, Assignment best, Instant at) {
        Endpoint endpoint = best.endpoint();
        Optional<URI> address = endpoint.addressAt(at);
        if (address.isEmpty()) {
            return new Unroutable(Reason.NO_ASSIGNMENT_AT);
        }
        return new Deliver(
                best,
                address.get(),
                Lane.of(endpoint.id(), endpoint.slices(), service.id()),
                defaults.with(endpoint.policy()).with(best.policy()).perSlice(endpoint.slices()),
                service.contentHash());
    }

    private static List<Candidate> candidates(Route.Service service, Question question) {
        return service.assignments().stream()
                .sorted(
                        Comparator.comparingInt(Assignment::rank)
                                .thenComparing(a -> a.period().from()))
                .map(assignment -> new Candidate(assignment, dropped(assignment, question)))
                .toList();
    }

    private static Optional<Reason> dropped(Assignment assignment, Question question) {
        Instant at = question.at();
        Endpoint endpoint = assignment.endpoint();
        if (!assignment.period().covers(at)) {
            return Optional.of(assignment.period().isAfter(at) ? Reason.NOT_YET : Reason.EXPIRED);
        }
        if (!endpoint.connectionType().equals(question.connectionType())
                || !endpoint.payloadType().equals(question.payloadType())) {
            return Optional.of(Reason.TYPE_MISMATCH);
        }
        if (endpoint.suspendedAt(at)) {
            return Optional.of(Reason.TEMPLATE_SUSPENDED);
        }
        if (assignment.suspendedAt(at)) {
            return Optional.of(Reason.SUSPENDED);
        }
        return endpoint.status() == Endpoint.Status.ACTIVE
                ? Optional.empty()
                : Optional.of(Reason.NO_ASSIGNMENT_AT);
    }

    /// The reason that says most: what is suspended exists, what is of another type nearly fits.
    private static Reason whyNone(List<Candidate> candidates) {
        return Stream.of(
                        Reason.TEMPLATE_SUSPENDED,
                        Reason.SUSPENDED,
                        Reason.TYPE_MISMATCH,
                        Reason.NO_ASSIGNMENT_AT,
                        Reason.NOT_YET,
                        Reason.EXPIRED)
                .filter(reason ->
                        candidates.stream().anyMatch(c -> c.dropped().equals(Optional.of(reason))))
                .findFirst()
                .orElse(Reason.NO_ASSIGNMENT_AT);
    }

    /// The first instant of the timeline at which the decision is another one.
    private Optional<Instant> nextChange(Route.Service service, Question question) {
        RoutingDecision now = resolve(service, question);
        return service.assignments().stream()
                .flatMap(Resolver::instants)
                .filter(instant -> instant.isAfter(question.at()))
                .distinct()
                .sorted()
                .filter(instant -> !resolve(service, question.at(instant)).equals(now))
                .findFirst();
    }

    private static Stream<Instant> instants(Assignment assignment) {
        Stream<Instant> suspensions =
                Stream.concat(
                                assignment.suspensions().stream(),
                                assignment.endpoint().suspensions().stream())
                        .map(Suspension::period)
                        .flatMap(period -> Stream.of(period.from(), orNever(period.to())));
        Stream<Instant> own =
                Stream.of(assignment.period().from(), orNever(assignment.period().to()));
        Stream<Instant> addresses =
                assignment.endpoint().addresses().stream().map(Endpoint.Address::from);
        return Stream.of(own, suspensions, addresses)
                .flatMap(instants -> instants)
                .filter(instant -> !instant.equals(Instant.MAX));
    }

    private static Instant orNever(@Nullable Instant instant) {
        return instant == null ? Instant.MAX : instant;
    }
}
