package org.barsrouter.catalogue.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.barsrouter.catalogue.decide.AssignmentDecisions.Ending;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Period;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.id.Uuids;

/// Makes and ends stretches of a timeline.
final class Stretches {
    private final Deployment deployment;

    /// Where on a timeline.
    record Place(int rank, Period period) {}

    Stretches(Deployment deployment) {
        this.deployment = deployment;
    }

    /// A new assignment; the same one always has the same id.
    Assignment of(ServiceId service, Endpoint endpoint, Place place) {
        String name =
                String.join(
                        "|",
                        "assignment",
                        deployment.name(),
                        service.key(),
                        endpoint.id(),
                        place.period().from().toString());
        String id = Uuids.version5(place.rank() == 1 ? name : name + "|" + place.rank()).toString();
        return new Assignment(
                id,
                place.rank(),
                place.period(),
                true,
                List.of(),
                null,
                endpoint,
                PolicyOverrides.none());
    }

    /// Ends one assignment, or takes it out when it would not have begun by then.
    static List<Assignment> ended(List<Assignment> all, Assignment one, Ending ending) {
        List<Assignment> next = new ArrayList<>(all);
        int index = next.indexOf(one);
        Instant from = one.period().from();
        if (from.isBefore(ending.at())) {
            next.set(
                    index,
                    one.during(new Period(from, ending.at())).drainingUntil(ending.drainUntil()));
        } else {
            next.remove(index);
        }
        return next;
    }

    static Assignment active(Assignment old) {
        return new Assignment(
                old.id(),
                old.rank(),
                old.period(),
                true,
                old.suspensions(),
                old.drainUntil(),
                old.endpoint(),
                old.policy());
    }
}
