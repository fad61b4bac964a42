package org.barsrouter.routing.resolve;

import java.net.URI;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.schemas.id.Lane;

/// Where a message goes, or why nowhere.
public sealed interface RoutingDecision {

    /// It goes to this endpoint, on this lane.
    record Deliver(
            Assignment assignment, URI address, Lane lane, Policy policy, String routeHash, Via via)
            implements RoutingDecision {

        public Deliver(
                Assignment assignment, URI address, Lane lane, Policy policy, String routeHash) {
            this(assignment, address, lane, policy, routeHash, Via.RANK);
        }
    }

    /// It goes nowhere.
    record Unroutable(Reason reason) implements RoutingDecision {}
}
