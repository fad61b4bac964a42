package org.barsrouter.catalogue.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.barsrouter.catalogue.change.Protocol;
import org.barsrouter.catalogue.command.ServiceCommand.AssignEndpoint;
import org.barsrouter.catalogue.command.ServiceCommand.EndAssignment;
import org.barsrouter.catalogue.command.ServiceCommand.ReorderAssignments;
import org.barsrouter.catalogue.command.ServiceCommand.ResumeAssignment;
import org.barsrouter.catalogue.command.ServiceCommand.SuspendAssignment;
import org.barsrouter.catalogue.decide.Problem.Code;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Period;
import org.barsrouter.routing.route.Route;
import org.barsrouter.routing.route.Suspension.Cause;
import org.jspecify.annotations.Nullable;

/// What becomes of a service's timeline by single assignments. What is past stays as it was.
final class AssignmentDecisions {
    private final Draft draft;
    private final Stretches stretches;

    AssignmentDecisions(Draft draft, Rules rules) {
        this.draft = draft;
        this.stretches = new Stretches(rules.deployment());
    }

    Optional<Problem> assign(Route.Service service, AssignEndpoint command) {
        Moment moment = first(service, command);
        if (command.rank() < 1) {
            return Optional.of(
                    new Problem(
                            Code.INVALID,
                            "rank",
                            "A rank is 1 or higher.",
                            "Give 1 for the first choice."));
        }
        return moment.problem()
                .or(() -> Moment.ends(moment.at(), command.span().to(), "to"))
                .or(() ->
                        Lookups.living(draft, command.template(), "template")
                                .then(template ->
                                        add(
                                                service,
                                                stretches.of(
                                                        service.id(),
                                                        template.endpoint(),
                                                        new Stretches.Place(
                                                                command.rank(),
                                                                new Period(
                                                                        moment.at(),
                                                                        command.span().to()))))));
    }

    /// A service that nothing was ever routed to may begin at once.
    private Moment first(Route.Service service, AssignEndpoint command) {
        return command.span().from() == null && service.assignments().isEmpty()
                ? new Moment(draft.now(), Optional.empty())
                : Moment.of(draft, command.span().from(), "from");
    }

    private Optional<Problem> add(Route.Service service, Assignment added) {
        draft.put(
                "AssignmentScheduled",
                Services.withAssignments(
                        service, Services.changed(service.assignments(), null, added)),
                added.period().from());
        return Optional.empty();
    }

    Optional<Problem> end(Route.Service service, EndAssignment command) {
        Moment moment = Moment.of(draft, command.at(), "at");
        return moment.problem()
                .or(() ->
                        Lookups.assignment(service, command.assignment(), draft)
                                .then(assignment ->
                                        end(
                                                service,
                                                assignment,
                                                new Ending(moment.at(), command.drain()))));
    }

    /// When something ends, and how long it drains after that.
    record Ending(Instant at, Duration drain) {
        @Nullable Instant drainUntil() {
            return drain.isZero() ? null : at.plus(drain);
        }
    }

    private Optional<Problem> end(Route.Service service, Assignment assignment, Ending ending) {
        if (assignment.period().endedBy(ending.at())) {
            return Optional.of(
                    new Problem(
                            Code.CONFLICT,
                            "at",
                            "The assignment ends before that, at " + assignment.period().to() + ".",
                            "Give an earlier instant."));
        }
        draft.put(
                "AssignmentEnded",
                Services.withAssignments(
                        service, Stretches.ended(service.assignments(), assignment, ending)),
                ending.at());
        return Optional.empty();
    }

    Optional<Problem> reorder(Route.Service service, ReorderAssignments command) {
        Instant at = draft.earliest();
        List<Assignment> alive =
                service.assignments().stream().filter(a -> !a.period().endedBy(at)).toList();
        Set<Protocol> protocols = new HashSet<>();
        alive.stream()
                .filter(a -> command.order().contains(a.id()))
                .forEach(a -> protocols.add(Protocol.of(a.endpoint())));
        List<String> expected =
                alive.stream()
                        .filter(a -> protocols.contains(Protocol.of(a.endpoint())))
                        .map(Assignment::id)
                        .toList();
        boolean all =
                new HashSet<>(expected).equals(new HashSet<>(command.order()))
                        && expected.size() == command.order().size();
        if (protocols.size() != 1 || !all) {
            return Optional.of(
                    new Problem(
                            Code.INVALID,
                            "order",
                            "The order must name all assignments of one protocol that are not over, each once.",
                            "Name these: " + String.join(", ", expected) + "."));
        }
        List<Assignment> next = new ArrayList<>(service.assignments());
        for (int i = 0; i < command.order().size(); i++) {
            String id = command.order().get(i);
            int rank = i + 1;
            alive.stream()
                    .filter(a -> a.id().equals(id) && a.rank() != rank)
                    .forEach(a ->
                            rerank(
                                    next,
                                    a,
                                    new Rerank(service, rank, new Ending(at, command.drain()))));
        }
        if (!next.equals(service.assignments())) {
            draft.put("AssignmentsReordered", Services.withAssignments(service, next), at);
        }
        return Optional.empty();
    }

    /// What a reordering does to one assignment.
    private record Rerank(Route.Service service, int rank, Ending ending) {}

    /// One that runs is ended, and goes on with its new rank as another: no past instant is
    /// altered.
    private void rerank(List<Assignment> assignments, Assignment old, Rerank change) {
        int index = assignments.indexOf(old);
        Instant at = change.ending().at();
        if (!old.period().from().isBefore(at)) {
            assignments.set(index, old.atRank(change.rank()));
            return;
        }
        assignments.set(
                index,
                old.during(new Period(old.period().from(), at))
                        .drainingUntil(change.ending().drainUntil()));
        assignments.add(
                stretches
                        .of(
                                change.service().id(),
                                old.endpoint(),
                                new Stretches.Place(
                                        change.rank(), new Period(at, old.period().to())))
                        .suspended(Suspensions.from(old.suspensions(), at)));
    }

    Optional<Problem> suspend(Route.Service service, SuspendAssignment command) {
        Instant at = draft.earliest();
        return Moment.ends(at, command.until(), "until")
                .or(() ->
                        Lookups.assignment(service, command.assignment(), draft)
                                .then(a -> {
                                    replace(
                                            "AssignmentSuspended",
                                            service,
                                            a.suspended(
                                                    Suspensions.with(
                                                            a.suspensions(),
                                                            Suspensions.of(
                                                                    at,
                                                                    command.until(),
                                                                    command.reason(),
                                                                    Cause.ITSELF))));
                                    return Optional.empty();
                                }));
    }

    Optional<Problem> resume(Route.Service service, ResumeAssignment command) {
        return Lookups.assignment(service, command.assignment(), draft)
                .then(assignment -> resume(service, assignment));
    }

    private Optional<Problem> resume(Route.Service service, Assignment assignment) {
        Instant at = draft.earliest();
        if (assignment.active() && !Suspensions.holds(assignment.suspensions(), at, Cause.ITSELF)) {
            return Optional.of(
                    new Problem(
                            Code.CONFLICT,
                            "assignment",
                            "The assignment is not suspended.",
                            "Nothing needs to be resumed."));
        }
        replace(
                "AssignmentResumed",
                service,
                Stretches.active(
                        assignment.suspended(
                                Suspensions.endedAt(assignment.suspensions(), at, Cause.ITSELF))));
        return Optional.empty();
    }

    private void replace(String event, Route.Service service, Assignment next) {
        draft.put(
                event,
                Services.withAssignments(
                        service,
                        service.assignments().stream()
                                .map(a -> a.id().equals(next.id()) ? next : a)
                                .toList()),
                draft.earliest());
    }

    /// Whether an endpoint can be routed to at an instant.
    static boolean isUp(Endpoint endpoint, Instant at) {
        return endpoint.status() == Endpoint.Status.ACTIVE
                && !endpoint.suspendedAt(at)
                && endpoint.addressAt(at).isPresent();
    }
}
