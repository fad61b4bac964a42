package org.barsrouter.routing.resolve;

import java.util.Optional;
import org.barsrouter.routing.route.Assignment;

/// One assignment that was looked at, and why it was dropped, if it was.
///
/// @param via by which rule it was kept; what it would be kept by when it was dropped
public record Candidate(Assignment assignment, Optional<Reason> dropped, Via via) {
    boolean isKept() {
        return dropped.isEmpty();
    }
}
