package org.barsrouter.catalogue.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.change.Protocol;
import org.barsrouter.routing.resolve.RoutingDecision.Deliver;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// A service as an operator sees it.
///
/// @param endpointId where it is routed now; absent when nowhere
record ServiceView(
        String system,
        String value,
        @Nullable String name,
        @Nullable String providedBy,
        boolean active,
        boolean takesBookingResponse,
        @Nullable String endpointId,
        @Nullable String address,
        long version,
        List<String> managedBy,
        List<String> identifiers,
        @Nullable List<AssignmentView> assignments) {

    /// A stretch of its timeline, from inclusive, to exclusive.
    record AssignmentView(
            String id,
            int rank,
            Instant from,
            @Nullable Instant to,
            boolean active,
            String endpointId,
            String protocol,
            @Nullable String address,
            @Nullable Instant drainUntil) {

        static AssignmentView of(Assignment assignment, Instant at) {
            return new AssignmentView(
                    assignment.id(),
                    assignment.rank(),
                    assignment.period().from(),
                    assignment.period().to(),
                    assignment.active(),
                    assignment.endpoint().id(),
                    Protocol.of(assignment.endpoint()).text(),
                    assignment
                            .endpoint()
                            .addressAt(latest(assignment, at))
                            .map(Object::toString)
                            .orElse(null),
                    assignment.drainUntil());
        }

        /// An assignment of the future is shown with the address that it will have.
        private static Instant latest(Assignment assignment, Instant at) {
            Instant from = assignment.period().from();
            return from.isAfter(at) ? from : at;
        }
    }

    /// One line of a list.
    static ServiceView line(Entry entry, Optional<Deliver> route) {
        return of(entry, route, null);
    }

    /// The whole timeline.
    static ServiceView whole(Entry entry, Optional<Deliver> route, Instant at) {
        return of(
                entry,
                route,
                entry.service().assignments().stream()
                        .map(assignment -> AssignmentView.of(assignment, at))
                        .toList());
    }

    private static ServiceView of(
            Entry entry, Optional<Deliver> route, @Nullable List<AssignmentView> assignments) {
        return new ServiceView(
                entry.id().system(),
                entry.id().value(),
                entry.service().name(),
                entry.service().providedBy(),
                entry.service().active() && entry.service().inactive().isEmpty(),
                entry.service().takesBookingResponse(),
                route.map(r -> r.assignment().endpoint().id()).orElse(null),
                route.map(r -> r.address().toString()).orElse(null),
                entry.version(),
                entry.service().grantedProducts(),
                entry.service().identifiers().stream().map(ServiceId::key).toList(),
                assignments);
    }
}
