package org.barsrouter.harness.simulation;

import java.time.Duration;
import java.time.Instant;
import org.barsrouter.delivery.classify.AttemptResult;

/// Whether an endpoint's address is seen to be down, by its answers alone: then at most one call
/// may start within the shortest wait between two probes. What the engine says of its breaker is
/// not asked. An address that answers badly is not judged here: whose fault that is, and so who is
/// probed, service or endpoint, is a matter of voices (`WhoseFaultTest` of delivery).
final class Outage {
    private static final int CERTAIN = 12;
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(500);

    private int unreached;
    private Instant lastStart = Instant.MIN;

    boolean mayStart(Instant now) {
        boolean down = unreached >= CERTAIN;
        boolean may = !down || !now.isBefore(lastStart.plus(BETWEEN_PROBES));
        lastStart = now;
        return may;
    }

    void ended(AttemptResult result) {
        unreached = result instanceof AttemptResult.NotSent ? unreached + 1 : 0;
    }
}
