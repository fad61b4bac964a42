package org.barsrouter.harness.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.barsrouter.delivery.classify.AttemptResult;
import org.barsrouter.delivery.classify.BreakerEffect;
import org.barsrouter.delivery.classify.Classifier;

/// Whether an endpoint is seen to be down, by its answers alone: then at most one call may start
/// within the shortest wait between two probes. What the engine says of its breaker is not asked.
final class Outage {
    private static final int CERTAIN = 12;
    private static final int SERVICES = 3;
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(500);

    private final Set<Site.Service> failing = new HashSet<>();
    private int failures;
    private int unreached;
    private Instant lastStart = Instant.MIN;

    boolean mayStart(Instant now) {
        boolean down =
                unreached >= CERTAIN || (failures >= CERTAIN && failing.size() >= SERVICES);
        boolean may = !down || !now.isBefore(lastStart.plus(BETWEEN_PROBES));
        lastStart = now;
        return may;
    }

    /// An address that answers again is reachable, however badly: then it is its services that are
    /// counted, from the start.
    void ended(Site.Service service, AttemptResult result) {
        if (Classifier.classify(result).breaker() != BreakerEffect.COUNTS) {
            failures = 0;
            unreached = 0;
            failing.clear();
        } else if (result instanceof AttemptResult.NotSent) {
            unreached++;
        } else {
            failures = unreached > 0 ? 1 : failures + 1;
            unreached = 0;
            failing.add(service);
        }
    }
}
