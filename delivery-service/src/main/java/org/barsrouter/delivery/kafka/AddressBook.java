package org.barsrouter.delivery.kafka;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.barsrouter.delivery.lane.Seat;
import org.barsrouter.routetable.kafka.RouteTable;
import org.barsrouter.schemas.id.ServiceId;

/// What the catalogue says of endpoints at the instant of an attempt: it may have changed since
/// routing.
@FunctionalInterface
public interface AddressBook {
    Optional<URI> address(ServiceId target, String endpointId, Instant at);

    /// Whether messages that wait still belong where they wait.
    default Standing standing(Seat seat, Instant at) {
        return Standing.STAYS;
    }

    /// Where what waits belongs.
    enum Standing {
        STAYS,
        /// The service's messages go elsewhere now, or nowhere: the router is to say.
        MOVED
    }

    /// As the catalogue is now.
    static AddressBook of(RouteTable routes) {
        return new CatalogueAddresses(routes);
    }
}
