package org.barsrouter.routing.resolve;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A decision with the way to it: every candidate in rank order, and when the answer next changes.
public record Explanation(
        RoutingDecision decision, List<Candidate> candidates, Optional<Instant> nextChange) {

    public Explanation {
        candidates = List.copyOf(candidates);
    }
}
