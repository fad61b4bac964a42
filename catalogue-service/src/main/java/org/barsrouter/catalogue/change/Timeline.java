package org.barsrouter.catalogue.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barsrouter.catalogue.change.Change.Kind;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.catalogue.targets.Provider;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Period;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.id.Uuids;
import org.jspecify.annotations.Nullable;

/// Alters the timeline of a service from one instant on. What ended before stays for ever.
///
/// ```
///            effective from
///                  |
///  A [-------------)
///  B               [-------------- ...
/// ```
final class Timeline {
    private final Deployment deployment;
    private final Instant from;
    private final Instant horizon;
    private final Instant written;

    /// A service that shall have an endpoint.
    record Step(ServiceId id, @Nullable Entry before, @Nullable Provider provider) {}

    /// @param from when the change takes effect
    /// @param horizon what begins by then counts as present; what is scheduled later is left alone,
    ///   because a file knows nothing of schedules
    /// @param written when the change is written
    Timeline(Deployment deployment, Instant from, Instant horizon, Instant written) {
        this.deployment = deployment;
        this.from = from;
        this.horizon = horizon;
        this.written = written;
    }

    /// Leads a service to an endpoint; empty when that and the provider are so already.
    Optional<Change> lead(Step step, Endpoint endpoint) {
        Entry before = step.before();
        Optional<Assignment> open = before == null ? Optional.empty() : present(before);
        boolean stays = open.filter(a -> a.endpoint().id().equals(endpoint.id())).isPresent();
        List<Assignment> assignments =
                stays && before != null
                        ? before.service().assignments()
                        : moved(step, open, endpoint);
        Entry after = next(step, assignments);
        if (stays) {
            return after.service().contentHash().equals(hashOf(before))
                    ? Optional.empty()
                    : Optional.of(new Change(Kind.DETAILED, before, after));
        }
        return Optional.of(
                new Change(open.isPresent() ? Kind.REPOINTED : Kind.ADDED, before, after));
    }

    /// Ends the present assignment of a service.
    Change end(Entry before) {
        List<Assignment> assignments = new ArrayList<>(before.service().assignments());
        present(before).ifPresent(open -> close(assignments, open));
        return new Change(
                Kind.REMOVED, before, next(new Step(before.id(), before, null), assignments));
    }

    /// What a file keeps, moves or ends.
    Optional<Assignment> present(Entry entry) {
        return entry.during(horizon).or(() -> entry.during(from));
    }

    private static @Nullable String hashOf(@Nullable Entry entry) {
        return entry == null ? null : entry.service().contentHash();
    }

    private List<Assignment> moved(Step step, Optional<Assignment> open, Endpoint endpoint) {
        Entry before = step.before();
        List<Assignment> assignments =
                new ArrayList<>(before == null ? List.of() : before.service().assignments());
        open.ifPresent(assignment -> close(assignments, assignment));
        Instant start = open.map(this::endOf).orElse(from);
        Instant end =
                open.map(assignment -> Optional.ofNullable(assignment.period().to()))
                        .orElseGet(
                                () -> before == null ? Optional.empty() : before.nextAfter(horizon))
                        .orElse(null);
        assignments.add(
                new Assignment(
                        Uuids.version5(
                                        String.join(
                                                "|",
                                                "assignment",
                                                deployment.name(),
                                                step.id().key(),
                                                endpoint.id(),
                                                start.toString()))
                                .toString(),
                        1,
                        new Period(start, end),
                        true,
                        List.of(),
                        null,
                        endpoint,
                        PolicyOverrides.none()));
        return assignments;
    }

    /// Ends an assignment, or takes it out if it would not have begun by then.
    private void close(List<Assignment> assignments, Assignment open) {
        int index = assignments.indexOf(open);
        if (!open.period().from().isBefore(from)) {
            assignments.remove(index);
            return;
        }
        assignments.set(
                index,
                new Assignment(
                        open.id(),
                        open.rank(),
                        new Period(open.period().from(), from),
                        open.active(),
                        open.suspensions(),
                        open.drainUntil(),
                        open.endpoint(),
                        open.policy()));
    }

    private Instant endOf(Assignment open) {
        Instant began = open.period().from();
        return began.isBefore(from) ? from : began;
    }

    private Entry next(Step step, List<Assignment> assignments) {
        Entry before = step.before();
        Route.Service old = before == null ? null : before.service();
        Provider provider = step.provider();
        String ods = provider != null ? provider.ods() : old == null ? null : old.providedBy();
        String given = provider == null ? null : provider.name();
        String name = given != null || old == null ? given : old.name();
        Route.Service bare =
                new Route.Service(
                        step.id(),
                        old == null || old.active(),
                        ods,
                        name,
                        old == null ? List.of() : old.grantedProducts(),
                        provider == null
                                ? old != null && old.takesBookingResponse()
                                : provider.takesBookingResponse(),
                        assignments,
                        "",
                        old == null ? List.of() : old.identifiers(),
                        old == null ? List.of() : old.inactive());
        return new Entry(ContentHash.of(bare), before == null ? 1 : before.version() + 1, written);
    }
}
