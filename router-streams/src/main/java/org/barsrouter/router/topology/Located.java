package org.barsrouter.router.topology;

import java.util.Optional;
import org.barsrouter.routetable.record.RouteRecords;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.avro.CatalogueRoute;
import org.barsrouter.schemas.serde.Decoded;
import org.jspecify.annotations.Nullable;

/// An arrival with what the catalogue has under its target.
record Located(Arrival arrival, @Nullable Decoded<CatalogueRoute> found) {

    /// Key of the catalogue under which the arrival's route stands; null for a poison record.
    static @Nullable String target(Arrival arrival) {
        return arrival instanceof Arrival.Message message ? message.message().getTarget() : null;
    }

    /// Key that the route found stands for; null unless it is an alias.
    @Nullable String aliasOf() {
        return found instanceof Decoded.Readable<CatalogueRoute>(CatalogueRoute route)
                ? route.getAliasOf()
                : null;
    }

    Located or(@Nullable Decoded<CatalogueRoute> standsFor) {
        return standsFor == null ? this : new Located(arrival, standsFor);
    }

    Optional<Route> route() {
        return Optional.ofNullable(found).map(RouteRecords::read);
    }
}
