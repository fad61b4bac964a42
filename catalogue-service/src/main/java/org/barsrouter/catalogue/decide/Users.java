package org.barsrouter.catalogue.decide;

import java.time.Instant;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Route;

/// Who still needs an endpoint.
final class Users {
    private Users() {}

    /// Whether a service uses it at an instant or later, or drains to it.
    static boolean needs(Route.Service service, String templateId, Instant at) {
        return service.assignments().stream()
                .filter(a -> a.endpoint().id().equals(templateId))
                .anyMatch(a -> isNeeded(a, at));
    }

    private static boolean isNeeded(Assignment assignment, Instant at) {
        Instant drain = assignment.drainUntil();
        return !assignment.period().endedBy(at) || (drain != null && at.isBefore(drain));
    }
}
