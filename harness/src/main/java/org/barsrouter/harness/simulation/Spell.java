package org.barsrouter.harness.simulation;

import java.time.Instant;

/// A mood for a time.
///
/// @param where a host, a lane's text or a service's key
record Spell(String where, Instant from, Instant to, Mood mood) {

    boolean holds(Site site, Site.Service service, Instant at) {
        return !at.isBefore(from) && at.isBefore(to) && touches(site, service);
    }

    boolean touches(Site site, Site.Service service) {
        return where.equals(site.host())
                || where.equals(site.lane().toString())
                || where.equals(service.id().key());
    }

    boolean meets(Instant begin, Instant end) {
        return from.isBefore(end) && to.isAfter(begin);
    }
}
