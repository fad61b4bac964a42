package org.barsrouter.harness.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.barsrouter.delivery.lane.EngineSettings;

/// A story before it happens. Who meets whom when is not in it: that follows from the seed, too.
///
/// @param end when everything must be over
/// @param pace between two rounds of an owner's loop
record Plan(
        List<Site> sites,
        List<Spell> spells,
        List<Submission> submissions,
        List<Disturbance> disturbances,
        EngineSettings settings,
        Duration pace,
        Instant end) {

    Plan {
        sites = List.copyOf(sites);
        spells = List.copyOf(spells);
        submissions = List.copyOf(submissions);
        disturbances = List.copyOf(disturbances);
    }

    /// How a service behaves at an instant; the first spell in the list wins.
    Mood mood(Site site, Site.Service service, Instant at) {
        for (Spell spell : spells) {
            if (spell.holds(site, service, at)) {
                return spell.mood();
            }
        }
        return Mood.HEALTHY;
    }

    /// Whether the endpoint, with every service behind it, is healthy all the time between.
    boolean healthy(Site site, Instant from, Instant to) {
        for (Spell spell : spells) {
            if (spell.meets(from, to)
                    && site.services().stream().anyMatch(s -> spell.touches(site, s))) {
                return false;
            }
        }
        return true;
    }
}
