package org.barsrouter.routing.resolve;

import java.net.URI;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.schemas.id.Lane;

/// Where a message goes, or why nowhere.
public sealed interface RoutingDecision {

    /// It goes to this endpoint, on this lane.
    record Deliver(Assignment assignment, URI address, Lane lane, Policy policy, String routeHash)
            implements RoutingDecision {}

    /// It goes nowhere.
    record Unroutable(Reason reason) implements RoutingDecision {}
}
