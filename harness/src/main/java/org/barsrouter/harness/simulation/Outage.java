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
    private boolean unreached;
    private Instant lastStart = Instant.MIN;

    boolean mayStart(Instant now) {
        boolean down = failures >= CERTAIN && (unreached || failing.size() >= SERVICES);
        boolean may = !down || !now.isBefore(lastStart.plus(BETWEEN_PROBES));
        lastStart = now;
        return may;
    }

    void ended(Site.Service service, AttemptResult result) {
        if (Classifier.classify(result).breaker() == BreakerEffect.COUNTS) {
            failures++;
            unreached |= result instanceof AttemptResult.NotSent;
            failing.add(service);
        } else {
            failures = 0;
            unreached = false;
            failing.clear();
        }
    }
}
