package org.barsrouter.journal.deed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody wants something done.
///
/// @param role in which the person acts; absent where nobody says
/// @param reason for the audit
public record Act(String actor, @Nullable String role, String reason, Instant at) {}
