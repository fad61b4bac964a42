package org.barsrouter.routing.resolve;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Route;
import org.barsrouter.routing.route.Suspension;

/// Holds every assignment of a service against a question: what it is kept by, or dropped for. The
/// first one kept is the answer.
final class Candidates {
    private Candidates() {}

    /// The best first: the one that holds the resource, the last one that drains, then by rank.
    static List<Candidate> of(Route.Service service, Question question) {
        List<Candidate> judged =
                service.assignments().stream()
                        .map(assignment -> judge(assignment, question))
                        .sorted(order())
                        .toList();
        return healthy(judged, question.health());
    }

    /// Nobody can say which of the two: they are kept by the same rule, with the same rank.
    static boolean tie(Candidate first, Candidate second) {
        boolean sameEnd = first.via() != Via.DRAIN || end(first).equals(end(second));
        return first.via() == second.via()
                && first.assignment().rank() == second.assignment().rank()
                && sameEnd;
    }

    /// Why the holder of a resource cannot be asked for it. Nobody else has it, so nobody else is.
    static Optional<Reason> whyNotItsHolder(List<Candidate> candidates) {
        return candidates.stream()
                .findFirst()
                .filter(first -> first.via() == Via.AFFINITY || first.via() == Via.DRAIN)
                .flatMap(Candidate::dropped);
    }

    /// The reason that says most: what is suspended exists, what is of another type nearly fits.
    static Reason whyNone(List<Candidate> candidates) {
        return Stream.of(
                        Reason.SUPPLIER_INACTIVE,
                        Reason.TEMPLATE_SUSPENDED,
                        Reason.SUSPENDED,
                        Reason.VERSION_UNSUPPORTED,
                        Reason.TYPE_MISMATCH,
                        Reason.NO_ASSIGNMENT_AT,
                        Reason.NOT_YET,
                        Reason.EXPIRED)
                .filter(reason ->
                        candidates.stream().anyMatch(c -> c.dropped().equals(Optional.of(reason))))
                .findFirst()
                .orElse(Reason.NO_ASSIGNMENT_AT);
    }

    private static Comparator<Candidate> order() {
        return Comparator.comparing(Candidate::via)
                .thenComparing((a, b) ->
                        a.via() == Via.DRAIN && b.via() == Via.DRAIN ? end(b).compareTo(end(a)) : 0)
                .thenComparingInt(candidate -> candidate.assignment().rank())
                .thenComparing(candidate -> candidate.assignment().period().from());
    }

    private static Instant end(Candidate candidate) {
        Instant to = candidate.assignment().period().to();
        return to == null ? Instant.MAX : to;
    }

    private static Candidate judge(Assignment assignment, Question question) {
        Via via = via(assignment, question);
        return new Candidate(assignment, dropped(assignment, question, via), via);
    }

    private static Via via(Assignment assignment, Question question) {
        boolean here =
                assignment.period().covers(question.at()) || assignment.drainsAt(question.at());
        if (!fits(assignment.endpoint(), question) || !here) {
            return Via.RANK;
        }
        return switch (question.existing()) {
            case NEW -> Via.RANK;
            case EXISTING ->
                    assignment.id().equals(question.heldBy())
                            ? Via.AFFINITY
                            : assignment.drainsAt(question.at()) ? Via.DRAIN : Via.RANK;
        };
    }

    private static boolean fits(Endpoint endpoint, Question question) {
        return endpoint.connectionType().equals(question.connectionType())
                && endpoint.payloadType().equals(question.payloadType());
    }

    private static Optional<Reason> dropped(Assignment assignment, Question question, Via via) {
        Instant at = question.at();
        Endpoint endpoint = assignment.endpoint();
        if (via == Via.RANK && !assignment.period().covers(at)) {
            return Optional.of(assignment.period().isAfter(at) ? Reason.NOT_YET : Reason.EXPIRED);
        }
        if (!fits(endpoint, question)) {
            return Optional.of(Reason.TYPE_MISMATCH);
        }
        if (!question.bars().map(endpoint.technical()::serves).orElse(true)) {
            return Optional.of(Reason.VERSION_UNSUPPORTED);
        }
        if (endpoint.suspendedAt(at)) {
            return Optional.of(suspension(endpoint, at));
        }
        if (assignment.suspendedAt(at)) {
            return Optional.of(Reason.SUSPENDED);
        }
        return endpoint.status() == Endpoint.Status.ACTIVE
                ? Optional.empty()
                : Optional.of(Reason.NO_ASSIGNMENT_AT);
    }

    private static Reason suspension(Endpoint endpoint, Instant at) {
        return endpoint.suspensionAt(at).map(Suspension::cause).stream()
                        .anyMatch(cause -> cause == Suspension.Cause.SUPPLIER)
                ? Reason.SUPPLIER_INACTIVE
                : Reason.TEMPLATE_SUSPENDED;
    }

    /// Steps over what is down, but only where a lower rank is up: one that is down is better than
    /// none. What holds a resource is never stepped over.
    private static List<Candidate> healthy(List<Candidate> candidates, Health health) {
        boolean fallback =
                candidates.stream().anyMatch(c -> c.isKept() && ranked(c) && !down(c, health));
        if (!fallback || candidates.stream().anyMatch(c -> c.isKept() && !ranked(c))) {
            return candidates;
        }
        List<Candidate> stepped = new ArrayList<>();
        boolean over = false;
        for (Candidate candidate : candidates) {
            boolean down = candidate.isKept() && down(candidate, health);
            over |= down;
            stepped.add(
                    down
                            ? new Candidate(
                                    candidate.assignment(),
                                    Optional.of(Reason.UNHEALTHY),
                                    candidate.via())
                            : over && candidate.isKept()
                                    ? new Candidate(
                                            candidate.assignment(), Optional.empty(), Via.FALLBACK)
                                    : candidate);
        }
        return stepped;
    }

    private static boolean ranked(Candidate candidate) {
        return candidate.via() == Via.RANK;
    }

    private static boolean down(Candidate candidate, Health health) {
        return health.isDown(candidate.assignment().endpoint().id());
    }
}
