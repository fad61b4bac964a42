package org.barsrouter.catalogue.decide;

import java.util.List;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Route;

/// Which products may manage a service.
final class Grants {
    private Grants() {}

    /// With a switch the right to manage goes to the new product, if the old one had it. The
    /// outgoing supplier has no veto, and keeps no right.
    static List<String> moved(Route.Service service, Endpoint from, Endpoint to) {
        List<String> granted = service.grantedProducts();
        return granted.contains(from.productId())
                ? Services.changed(granted, from.productId(), to.productId())
                : granted;
    }
}
