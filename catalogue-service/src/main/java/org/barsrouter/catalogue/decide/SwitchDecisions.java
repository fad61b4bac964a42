package org.barsrouter.catalogue.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.barsrouter.catalogue.change.Protocol;
import org.barsrouter.catalogue.change.Template;
import org.barsrouter.catalogue.command.ServiceCommand.Gap;
import org.barsrouter.catalogue.command.ServiceCommand.SwitchSupplier;
import org.barsrouter.catalogue.decide.AssignmentDecisions.Ending;
import org.barsrouter.catalogue.decide.Problem.Code;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Period;
import org.barsrouter.routing.route.Route;

/// Moves a service from one supplier to another at one instant. The schedule stands in the record,
/// so nothing has to run at that instant.
///
/// ```
///                       at            at + drain
///                        |                |
///  old  -----------------)~~~~~~~~~~~~~~~~)    new messages: old, then new
///  new                   [-----------------    existing bookings: old until the drain ends
/// ```
final class SwitchDecisions {
    private final Draft draft;
    private final Stretches stretches;

    SwitchDecisions(Draft draft, Rules rules) {
        this.draft = draft;
        this.stretches = new Stretches(rules.deployment());
    }

    Optional<Problem> schedule(Route.Service service, SwitchSupplier command) {
        Moment moment = Moment.of(draft, command.terms().at(), "at");
        return moment.problem()
                .or(() ->
                        Lookups.living(draft, command.to(), "to")
                                .then(to -> schedule(service, new Plan(command, to, moment.at()))));
    }

    /// A switch with what it names looked up.
    private record Plan(SwitchSupplier command, Template to, Instant at) {
        Protocol protocol() {
            return Protocol.of(to.endpoint());
        }
    }

    private Optional<Problem> schedule(Route.Service service, Plan plan) {
        List<Assignment> current =
                service.assignments().stream()
                        .filter(a -> Protocol.of(a.endpoint()).equals(plan.protocol()))
                        .filter(a -> a.period().covers(plan.at()))
                        .sorted(Comparator.comparingInt(Assignment::rank))
                        .toList();
        String from = plan.command().from();
        Optional<Assignment> old =
                current.stream()
                        .filter(a -> from == null || a.endpoint().id().equals(from))
                        .findFirst();
        if (old.isEmpty()) {
            return Optional.of(notThere(service, plan, current));
        }
        return refusal(service, plan, old.get()).or(() -> move(service, plan, old.get()));
    }

    private static Problem notThere(Route.Service service, Plan plan, List<Assignment> current) {
        String from = plan.command().from();
        String has =
                current.isEmpty()
                        ? "no " + plan.protocol().text() + " endpoint"
                        : String.join(", ", current.stream().map(a -> a.endpoint().id()).toList());
        return new Problem(
                Code.CONFLICT,
                "from",
                "At %s %s has %s%s."
                        .formatted(
                                plan.at(),
                                service.id().key(),
                                has,
                                from == null ? "" : ", not " + from),
                current.isEmpty()
                        ? "Use assign-endpoint to give it its first one."
                        : "Name the endpoint that it has, or leave from out.");
    }

    private static Optional<Problem> refusal(Route.Service service, Plan plan, Assignment old) {
        String to = plan.to().id();
        if (old.endpoint().id().equals(to)) {
            return Optional.of(
                    new Problem(
                            Code.CONFLICT,
                            "to",
                            "At %s %s is at %s already."
                                    .formatted(plan.at(), service.id().key(), to),
                            "Nothing needs to be switched."));
        }
        Instant later = old.period().to();
        if (later != null) {
            return Optional.of(
                    new Problem(
                            Code.CONFLICT,
                            "at",
                            "%s leaves %s at %s; that is scheduled already."
                                    .formatted(service.id().key(), old.endpoint().id(), later),
                            "Cancel that switch first, or switch after it."));
        }
        boolean up = AssignmentDecisions.isUp(plan.to().endpoint(), plan.at());
        return up || plan.command().terms().gap() == Gap.ALLOWED
                ? Optional.empty()
                : Optional.of(
                        new Problem(
                                Code.GAP,
                                "to",
                                "%s cannot be routed to at %s: it is suspended or has no address then."
                                        .formatted(to, plan.at()),
                                "Resume it, switch later, or allow the gap."));
    }

    private Optional<Problem> move(Route.Service service, Plan plan, Assignment old) {
        Ending ending = new Ending(plan.at(), plan.command().terms().drain());
        List<Assignment> next =
                new ArrayList<>(Stretches.ended(service.assignments(), old, ending));
        next.add(
                stretches.of(
                        service.id(),
                        plan.to().endpoint(),
                        new Stretches.Place(old.rank(), new Period(plan.at(), null))));
        draft.put(
                "SupplierSwitchScheduled",
                Services.managed(
                        Services.withAssignments(service, next),
                        service.providedBy(),
                        Grants.moved(service, old.endpoint(), plan.to().endpoint())),
                plan.at());
        return Optional.empty();
    }

    /// The next scheduled switch is taken back: what would have begun does not, what would have
    /// ended goes on.
    Optional<Problem> cancel(Route.Service service) {
        Optional<Assignment> coming =
                service.assignments().stream()
                        .filter(a -> !a.period().from().isBefore(draft.earliest()))
                        .filter(a -> predecessor(service, a).isPresent())
                        .min(Comparator.comparing(a -> a.period().from()));
        if (coming.isEmpty()) {
            return Optional.of(
                    new Problem(
                            Code.CONFLICT,
                            "service",
                            "No switch of %s is still ahead at %s."
                                    .formatted(service.id().key(), draft.earliest()),
                            "Revert the change-set, or switch back."));
        }
        Assignment later = coming.get();
        Assignment earlier = predecessor(service, later).orElseThrow();
        List<Assignment> next = new ArrayList<>(service.assignments());
        next.remove(later);
        next.set(
                next.indexOf(earlier),
                earlier.during(new Period(earlier.period().from(), later.period().to()))
                        .drainingUntil(null));
        draft.put(
                "SwitchCancelled",
                Services.managed(
                        Services.withAssignments(service, next),
                        service.providedBy(),
                        Grants.moved(service, later.endpoint(), earlier.endpoint())),
                draft.earliest());
        return Optional.empty();
    }

    private static Optional<Assignment> predecessor(Route.Service service, Assignment later) {
        return service.assignments().stream()
                .filter(a -> later.period().from().equals(a.period().to()))
                .filter(a -> a.rank() == later.rank())
                .filter(a -> Protocol.of(a.endpoint()).equals(Protocol.of(later.endpoint())))
                .findFirst();
    }
}
