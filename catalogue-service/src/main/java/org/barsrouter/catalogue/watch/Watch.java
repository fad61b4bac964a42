package org.barsrouter.catalogue.watch;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/// A change-set that is looked after: from its effect on, for a time, what becomes of messages for
/// the services that it touches.
///
/// @param services their keys
/// @param from when it takes effect
/// @param until exclusive
public record Watch(
        String changeSetId, Set<String> services, Instant from, Instant until, Tally tally) {

    public Watch {
        services = Set.copyOf(services);
    }

    /// The same, having seen something; what does not concern it changes nothing.
    public Watch with(Seen seen) {
        return services.contains(seen.service())
                        && !seen.at().isBefore(from)
                        && seen.at().isBefore(until)
                ? new Watch(changeSetId, services, from, until, tally.plus(seen.what()))
                : this;
    }

    /// What an operator reads.
    public String sentence() {
        String counted =
                String.format(
                        Locale.ROOT,
                        "Watched until %s: %,d deliveries to %,d %s, %,d failures (%,d refused or lost, %,d without a route), %,d attempts that are repeated.",
                        until,
                        tally.deliveries(),
                        services.size(),
                        services.size() == 1 ? "service" : "services",
                        tally.failed() + tally.unroutable(),
                        tally.failed(),
                        tally.unroutable(),
                        tally.again());
        return tally.isTrouble() ? counted + " That looks like trouble." : counted;
    }
}
