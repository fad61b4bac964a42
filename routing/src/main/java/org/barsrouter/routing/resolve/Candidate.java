package org.barsrouter.routing.resolve;

import java.util.Optional;
import org.barsrouter.routing.route.Assignment;

/// One assignment that was looked at, and why it was dropped, if it was.
public record Candidate(Assignment assignment, Optional<Reason> dropped) {}
