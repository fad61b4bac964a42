package org.barsrouter.catalogue.decide;

import java.util.ArrayList;
import java.util.List;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Route;
import org.barsrouter.routing.route.Suspension;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// A service with one thing changed.
final class Services {
    private Services() {}

    static Route.Service withAssignments(Route.Service old, List<Assignment> assignments) {
        return new Route.Service(
                old.id(),
                old.active(),
                old.providedBy(),
                old.name(),
                old.grantedProducts(),
                old.takesBookingResponse(),
                assignments,
                old.contentHash(),
                old.identifiers(),
                old.inactive());
    }

    static Route.Service withIdentifiers(Route.Service old, List<ServiceId> identifiers) {
        return new Route.Service(
                old.id(),
                old.active(),
                old.providedBy(),
                old.name(),
                old.grantedProducts(),
                old.takesBookingResponse(),
                old.assignments(),
                old.contentHash(),
                identifiers,
                old.inactive());
    }

    static Route.Service withInactive(
            Route.Service old, boolean active, List<Suspension> inactive) {
        return new Route.Service(
                old.id(),
                active,
                old.providedBy(),
                old.name(),
                old.grantedProducts(),
                old.takesBookingResponse(),
                old.assignments(),
                old.contentHash(),
                old.identifiers(),
                inactive);
    }

    static Route.Service described(
            Route.Service old, @Nullable String name, boolean takesBookingResponse) {
        return new Route.Service(
                old.id(),
                old.active(),
                old.providedBy(),
                name,
                old.grantedProducts(),
                takesBookingResponse,
                old.assignments(),
                old.contentHash(),
                old.identifiers(),
                old.inactive());
    }

    static Route.Service managed(
            Route.Service old, @Nullable String providedBy, List<String> grantedProducts) {
        return new Route.Service(
                old.id(),
                old.active(),
                providedBy,
                old.name(),
                grantedProducts,
                old.takesBookingResponse(),
                old.assignments(),
                old.contentHash(),
                old.identifiers(),
                old.inactive());
    }

    /// A list without one element and with another at the end; null for neither.
    static <T> List<T> changed(List<T> old, @Nullable T without, @Nullable T with) {
        List<T> next = new ArrayList<>(old);
        if (without != null) {
            next.remove(without);
        }
        if (with != null && !next.contains(with)) {
            next.add(with);
        }
        return next;
    }
}
