package org.barsrouter.harness.simulation;

import java.util.List;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.id.ServiceId;

/// One endpoint of a story: its lane, the host it shares with others, and the services behind it.
record Site(Lane lane, String host, List<Service> services, Memory memory) {

    Site {
        services = List.copyOf(services);
    }

    /// Whether the receiver recognises a pair of ids that it has had.
    enum Memory {
        DE_DUPLICATES,
        FORGETS
    }

    /// A service behind an endpoint.
    record Service(ServiceId id, Policy policy) {}
}
